/** Bytes that are no text, or text that is easily damaged on its way into a database, a page and JSON. Own selection. */
type Case = { name: string; bytes: Buffer; is: 'kept' | 'refused' | 'either' }

const kept = (name: string, text: string): Case => ({ name, bytes: Buffer.from(text), is: 'kept' })
const refused = (name: string, ...bytes: number[]): Case => ({
  name,
  bytes: Buffer.concat([Buffer.from('a'), Buffer.from(bytes), Buffer.from('b')]),
  is: 'refused',
})
const either = (name: string, text: string): Case => ({ name, bytes: Buffer.from(text), is: 'either' })

export const cases: Case[] = [
  refused('a NUL', 0),
  refused('a bell', 7),
  refused('a lone byte of a sequence', 0x80),
  refused('a sequence cut off', 0xe2, 0x82),
  refused('an overlong slash', 0xc0, 0xaf),
  refused('a high surrogate', 0xed, 0xa0, 0x80),
  refused('a low surrogate', 0xed, 0xb0, 0x80),
  refused('a pair of surrogates', 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80),
  refused('beyond Unicode', 0xf4, 0x90, 0x80, 0x80),
  refused('bytes that never occur', 0xfe, 0xff),
  refused('Latin-1', 0xe4, 0xf6),
  either('only white space', ' \t\n '),
  either('only invisible characters', '\u200b\u2060\ufeff'),
  either('a replacement character', 'a\ufffdb'),
  either('a delete', 'a\u007fb'),
  either('a C1 control', 'a\u0085b'),
  either('a byte order mark in front', '\ufeffWords'),
  kept('letters of many scripts', 'Ünïcødé Ελληνικά Кириллица 中文 日本語 한국어 العربية עברית हिन्दी ไทย'),
  kept('emoji in sequences', '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇩🇪'),
  kept('beyond the first plane', '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𐍈 🀄'),
  kept('right to left and back', 'a \u202e b \u202c c'),
  kept('joined marks', 'Z\u0351\u036b\u0343a\u0328'),
  kept('markup', '<script>alert(1)</script> <b>bold</b> &amp; &lt;'),
  kept('a closing CDATA', ']]> --> */'),
  kept('quotation marks', `'"\`“”‘’«»`),
  kept('SQL', `'; DROP TABLE comment; -- \\' OR 1=1`),
  kept('a format', '%s %d %n {0} #{x} {{x}} <%= x %> $'.concat('{x}')),
  kept('backslashes', '\\ \\n \\u0000 \\x00 \\.'),
  kept('a copy end', 'a\n\\.\nb'),
  kept('words of programs', 'null undefined NaN true [object Object] __proto__ constructor'),
  kept('numbers', '1e309 -0 0x0 1/0 9007199254740993 ٣'),
  kept('addresses', 'javascript:alert(1) http://127.0.0.1 file:///etc/passwd'),
  kept('a header', 'a: b\r\nSet-Cookie: c=d'),
  kept('lines of Windows', 'one\r\ntwo\rthree'),
  kept('a line separator', 'a\u2028b\u2029c'),
  kept('no-break spaces', 'a\u00a0b\u202fc'),
  kept('not yet composed', 'e\u0301 A\u030a'),
  kept('a terminal', '\u241b[31m'),
  kept('a long word', 'a'.repeat(4_900)),
  kept('many lines', 'a\n\n'.repeat(1_500)),
  kept('the last of a plane', '\u{10ffff}'),
]
