import { more } from './more'

/** What could lead away from this site where an address on it is expected. */
export const redirects: string[] = [
  ...[
    '//',
    '///',
    '////',
    '\\\\',
    '/\\',
    '\\/',
    '/\\/',
    '/\t/',
    '/\n/',
    '/\r/',
    '\t//',
    ' //',
    '/%09/',
    '/%5c',
    '/.//',
  ].map((start) => `${start}evil.example/`),
  ...['http:', 'https:', 'HTTPS:', 'hTTp:', 'http:/', 'http:\\\\', 'https:/\\', 'http:///', 'https://'].map(
    (scheme) => `${scheme}evil.example`,
  ),
  ...[
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\tscript:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:x',
  ],
  ...[
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:x',
    'file:///etc/passwd',
    'ftp://evil.example',
  ],
  ...[
    '//evil.example@localhost/',
    'http://localhost@evil.example/',
    'http://localhost:x@evil.example',
    '//localhost.evil.example',
  ],
  ...[
    '//evil%2eexample',
    '//evil\u3002example',
    '//evil.example%2f..',
    '//evil.example/%2f..',
    '/..//evil.example',
    '/./\\evil.example',
  ],
  ...[
    'http:%2f%2fevil.example',
    '%2f%2fevil.example',
    '/%2fevil.example',
    '/%2f%2fevil.example',
    '%5cevil.example',
    '\u2044\u2044evil.example',
  ],
  ...[
    '?next=//evil.example',
    '#//evil.example',
    '/sign-in?next=//evil.example',
    ';//evil.example',
    '.evil.example',
    '@evil.example',
  ],
  ...[
    '//[::ffff:127.0.0.1]',
    '//0x7f000001',
    '//2130706433',
    '//evil.example:80#@localhost',
    '//evil.example?localhost',
    '//evil.example\\@localhost',
  ],
  ...[
    '/\u0000/evil.example',
    '/\u00a0/evil.example',
    '/\u200b/evil.example',
    '\u2028//evil.example',
    '\ufeff//evil.example',
    '/\ud83d\ude00//evil.example',
  ],
  ...more('redirect'),
]

export const marker = 'x-injected'

/** What could end a header and begin another. Percent-encoded: they go into addresses as they stand. */
export const headerBreaks: string[] = [
  '%0d%0a',
  '%0a',
  '%0d',
  '%0d%0a%20',
  '%E5%98%8D%E5%98%8A',
  '%e2%80%a8',
  '%c2%85',
  '%250d%250a',
  '%25%30%64%25%30%61',
  '%u000d%u000a',
  '%00%0d%0a',
  '%0d%0a%0d%0a',
  '\\r\\n',
  '%3f%0d%0a',
  '%23%0d%0a',
  '//%0d%0a',
  '/%0d%0a',
]
  .map((start) => `${start}${marker}:%20yes${start}Set-Cookie:%20${marker}=yes`)
  .concat(more('header'))

const ups = [
  '../',
  '..\\',
  '..%2f',
  '%2e%2e/',
  '%2e%2e%2f',
  '..%5c',
  '%252e%252e%252f',
  '..%c0%af',
  '..%u2215',
  '....//',
  '..;/',
  '.%00./',
  '%uff0e%uff0e/',
  '..%ef%bc%8f',
  '/%5c../',
  '..%e0%80%af',
  '..%00/',
]
const files = [
  'etc/passwd',
  'etc/passwd%00.json',
  'proc/self/environ',
  '.env',
  'package.json',
  'prisma/schema.prisma',
  '.git/HEAD',
  'windows/win.ini',
]

/** Ways to a file outside, percent-encoded as they go into addresses. */
export const paths: string[] = [
  ...ups.flatMap((up) => files.map((file) => up.repeat(8) + file)),
  ...[
    '/etc/passwd',
    'file:///etc/passwd',
    '%2fetc%2fpasswd',
    'C:%5cwindows%5cwin.ini',
    '%5c%5cevil.example%5cshare',
    '%7e/.ssh/id_rsa',
    'con',
    'nul',
    '.',
    '..',
    '%00',
    '%ff',
    '%',
  ],
  ...more('path'),
]

/** What a file outside says, where it is read. */
export const fileWords = [
  'root:x:0:0',
  'daemon:x:1:1',
  '[fonts]',
  '[extensions]',
  'ref: refs/heads',
  'generator client',
  'AUTH_SECRET=',
]

const conditions = [
  '1=1',
  '1=2',
  `'a'='a'`,
  'NULL IS NULL',
  'EXISTS(SELECT 1)',
  `(SELECT count(*) FROM "user")>0`,
]
const ends = ['', '--', '-- -', '/*', ';', `;--`, '#']

/** What could become part of a statement. */
export const statements: string[] = [
  ...[`'`, `"`, `')`, `"))`, '', '\\', `%'`, '$$', `E'\\''`].flatMap((start) =>
    conditions.flatMap((condition) => ends.map((end) => `${start} OR ${condition}${end}`)),
  ),
  ...[
    `'; DROP TABLE comment; --`,
    `'; UPDATE "user" SET role='admin'; --`,
    `' UNION SELECT NULL,NULL,NULL--`,
    `' UNION ALL SELECT version()--`,
    `1; SELECT pg_sleep(9)--`,
    `'||(SELECT pg_sleep(9))||'`,
    `' AND 1=(SELECT 1 FROM pg_sleep(9))--`,
    `1 AND 1=CAST((SELECT version()) AS int)`,
    `(SELECT CASE WHEN 1=1 THEN 1/0 END)`,
    `'; COPY (SELECT 1) TO PROGRAM 'id'; --`,
    `' AND extractvalue(1,concat(0x7e,version()))--`,
    `'; EXEC xp_cmdshell('dir'); --`,
    `1' WAITFOR DELAY '0:0:9'--`,
    `1 ORDER BY 99--`,
    `1 PROCEDURE ANALYSE()`,
    `{"$gt":""}`,
    `[$ne]=1`,
    `*)(uid=*))(|(uid=*`,
    `%`,
    `_`,
    `\u0000'`,
    `\u02bc OR 1=1`,
    `\u2019 OR 1=1`,
    `1e1000`,
    `-9223372036854775809`,
    `99999999999999999999`,
    `0x7fffffffffffffff`,
    `NaN`,
    `1,2`,
    `2026-02-30`,
    `-infinity`,
  ],
  ...more('sql'),
]

/** What no number, key, date or word is: for every parameter that a page reads. */
export const edges = [
  '',
  '\0',
  'a\0b',
  '%',
  '_',
  '\\',
  "'",
  '-1',
  '0',
  '1e1000',
  'NaN',
  '99999999999999999999',
  '2026-02-30',
  '[]',
  '\ud800',
  '\u202e',
]

/** What an answer holds where a statement broke. */
export const statementWords =
  /syntax error at|unterminated quoted|PrismaClient|pg_catalog|invalid input syntax|SQLSTATE|at character \d/i
