// Loaded before a floor's own code: it ends when the bench that started it is gone, however that ended.
process.on('disconnect', () => process.exit(0))
