// Loads the server through tsx's hook for `require`. Its hook for `import` would stay in the way of every import()
// that Next makes while it answers a request (docs/performance.md).
require('tsx/cjs')
require('./main.ts')
