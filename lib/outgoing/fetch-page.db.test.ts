import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import type { Circumstances } from '@/lib/outgoing/circumstances'
import { fetchPage } from '@/lib/outgoing/fetch-page'
import type { Address } from '@/lib/outgoing/resolve'
import { keepRobots } from '@/lib/outgoing/robots'
import { resetDatabase } from '@/test/database'
import { type FixtureSite, type Handler, html, pages, redirect, startSite } from '@/test/fixture-site'

const sites: FixtureSite[] = []

async function site(handler: Handler, host?: string): Promise<FixtureSite> {
  const started = await startSite(handler, host)
  sites.push(started)
  return started
}

// Anew for each test: a port that a fixture has left may be the next one's.
let robots = keepRobots()
beforeEach(async () => {
  robots = keepRobots()
  await resetDatabase()
})
afterEach(async () => {
  await Promise.all(sites.splice(0).map(({ stop }) => stop()))
})

const noName = () => Promise.reject(new Error('no such name'))
const at = (...addresses: string[]): Address[] =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

function ask(url: string, circumstances: Partial<Circumstances> = {}) {
  const allowed = new Set(sites.map(({ place }) => place))
  return fetchPage(url, 'source-preview', { allowed, resolve: noName, robots, pauseMs: 0, ...circumstances })
}

async function outcomeOf(url: string, circumstances: Partial<Circumstances> = {}) {
  const fetched = await ask(url, circumstances)
  return fetched.ok ? 'fetched' : fetched.outcome
}

const logged = () => db().outgoingRequest.findMany({ orderBy: { id: 'asc' } })

/** Addresses that hostile people write, and what the log says of each. None may reach the port of this machine. */
const shapes: [url: string, outcome: string][] = [
  // Not http, not whole, not plain
  ['file:///etc/passwd', 'bad-address'],
  ['ftp://example.org/', 'bad-address'],
  ['gopher://127.0.0.1:70/_x', 'bad-address'],
  ['data:text/html,x', 'bad-address'],
  ['javascript:alert(1)', 'bad-address'],
  ['dict://127.0.0.1:11211/stat', 'bad-address'],
  ['ws://127.0.0.1/', 'bad-address'],
  ['blob:http://127.0.0.1/x', 'bad-address'],
  ['//127.0.0.1/', 'bad-address'],
  ['/etc/passwd', 'bad-address'],
  ['http:127.0.0.1', 'bad-address'],
  ['http:/127.0.0.1', 'bad-address'],
  ['http:\\\\127.0.0.1\\', 'bad-address'],
  ['http://', 'bad-address'],
  ['http:///127.0.0.1/', 'bad-address'],
  ['', 'bad-address'],
  [' http://127.0.0.1/', 'bad-address'],
  ['http://127.0.0.1/\r\nHost: x', 'bad-address'],
  ['http://127.0.0.1/\u0000', 'bad-address'],
  ['ht\ntp://127.0.0.1/', 'bad-address'],
  ['http://exa mple.org/', 'bad-address'],
  ['http://example.org\\@127.0.0.1/', 'bad-address'],
  [`http://example.org/${'a'.repeat(2000)}`, 'bad-address'],
  // Names and passwords
  ['http://user@127.0.0.1/', 'bad-address'],
  ['http://user:secret@example.org/', 'bad-address'],
  ['http://example.org@127.0.0.1/', 'bad-address'],
  ['http://:secret@127.0.0.1/', 'bad-address'],
  ['http://example.org%40127.0.0.1/', 'bad-address'],
  // Ports
  ['http://127.0.0.1:5432/', 'bad-address'],
  ['http://example.org:22/', 'bad-address'],
  ['http://example.org:8080/', 'bad-address'],
  ['http://example.org:0/', 'bad-address'],
  ['http://example.org:65536/', 'bad-address'],
  ['http://[::1]:6379/', 'bad-address'],
  // This machine, in every spelling
  ['http://127.0.0.1/', 'inside'],
  ['https://127.0.0.1/', 'inside'],
  ['http://127.0.0.1:443/', 'inside'],
  ['http://127.1/', 'inside'],
  ['http://127.0.1/', 'inside'],
  ['http://2130706433/', 'inside'],
  ['http://0x7f000001/', 'inside'],
  ['http://0x7f.0.0.1/', 'inside'],
  ['http://0x7F.1/', 'inside'],
  ['http://017700000001/', 'inside'],
  ['http://0177.0.0.1/', 'inside'],
  ['http://0177.0.0.01/', 'inside'],
  ['http://127.0.0.1./', 'inside'],
  ['http://%31%32%37.0.0.1/', 'inside'],
  ['http://１２７.０.０.１/', 'inside'],
  ['http://①②⑦.⓪.⓪.①/', 'inside'],
  ['http://127。0。0。1/', 'inside'],
  ['http://127.127.127.127/', 'inside'],
  ['http://0/', 'inside'],
  ['http://0.0.0.0/', 'inside'],
  ['http://0.1.2.3/', 'inside'],
  // Networks behind it
  ['http://10.0.0.1/', 'inside'],
  ['http://10.255.255.255/', 'inside'],
  ['http://172.16.0.1/', 'inside'],
  ['http://172.31.255.254/', 'inside'],
  ['http://192.168.1.1/', 'inside'],
  ['http://3232235777/', 'inside'],
  ['http://0xC0A80101/', 'inside'],
  ['http://100.64.0.1/', 'inside'],
  ['http://169.254.169.254/latest/meta-data/', 'inside'],
  ['http://2852039166/', 'inside'],
  ['http://0xa9.0xfe.0xa9.0xfe/', 'inside'],
  ['http://192.0.0.192/', 'inside'],
  ['http://192.0.2.1/', 'inside'],
  ['http://198.18.0.1/', 'inside'],
  ['http://198.51.100.1/', 'inside'],
  ['http://203.0.113.1/', 'inside'],
  ['http://192.88.99.1/', 'inside'],
  ['http://224.0.0.1/', 'inside'],
  ['http://240.0.0.1/', 'inside'],
  ['http://255.255.255.255/', 'inside'],
  // IPv6
  ['http://[::1]/', 'inside'],
  ['http://[0:0:0:0:0:0:0:1]/', 'inside'],
  ['http://[::]/', 'inside'],
  ['http://[::ffff:127.0.0.1]/', 'inside'],
  ['http://[::ffff:7f00:1]/', 'inside'],
  ['http://[::ffff:8.8.8.8]/', 'inside'],
  ['http://[::127.0.0.1]/', 'inside'],
  ['http://[::ffff:0:127.0.0.1]/', 'inside'],
  ['http://[64:ff9b::7f00:1]/', 'inside'],
  ['http://[64:ff9b:1::7f00:1]/', 'inside'],
  ['http://[2002:7f00:1::]/', 'inside'],
  ['http://[2001::1]/', 'inside'],
  ['http://[fe80::1]/', 'inside'],
  ['http://[fe80::1%25eth0]/', 'bad-address'],
  ['http://[fe80::1%eth0]/', 'bad-address'],
  ['http://[fec0::1]/', 'inside'],
  ['http://[fc00::1]/', 'inside'],
  ['http://[fd00:ec2::254]/', 'inside'],
  ['http://[ff02::1]/', 'inside'],
  ['http://[2001:db8::1]/', 'inside'],
  ['http://[3fff::1]/', 'inside'],
  ['http://[100::1]/', 'inside'],
]

/** What name servers may answer for a name. One address that is not public spoils all. */
const answers: [name: string, addresses: string[]][] = [
  ['this machine', ['127.0.0.1']],
  ['this machine in IPv6', ['::1']],
  ['nothing', ['0.0.0.0']],
  ['a private network', ['10.1.2.3']],
  ['the metadata service', ['169.254.169.254']],
  ['a public and a private address', ['93.184.216.34', '192.168.0.1']],
  ['a public address and this machine in IPv6', ['93.184.216.34', '::1']],
  ['a public IPv6 address and a mapped one', ['2606:4700::1111', '::ffff:10.0.0.1']],
  ['an address translated by NAT64', ['64:ff9b::a00:1']],
  ['a 6to4 address', ['2002:a00:1::1']],
  ['a Teredo address', ['2001:0:53aa:64c:0:0:f5ff:fffe']],
  ['an address with a zone', ['fe80::1%eth0']],
  ['something that is no address', ['localhost']],
]

describe('fetchPage', () => {
  it.each(shapes)('refuses %s as %s', async (url, outcome) => {
    expect(await outcomeOf(url)).toBe(outcome)
    expect(await logged()).toMatchObject([{ outcome, status: null }])
  })

  it.each(answers)('refuses a name behind which is %s', async (_name, addresses) => {
    const resolve = () => Promise.resolve(at(...addresses))
    expect(await outcomeOf('http://name.example/', { resolve })).toBe('inside')
  })

  it('refuses names that nobody knows, or that stand for nothing', async () => {
    expect(await outcomeOf('http://nobody.example/')).toBe('unresolved')
    expect(await outcomeOf('http://nothing.example/', { resolve: async () => [] })).toBe('unresolved')
  })

  it('reads a page, says who asks, and logs it without the query', async () => {
    const { origin, asked, place } = await site(pages({ '/a': html('<title>A</title>') }))
    const fetched = await ask(`${origin}/a?token=secret#part`)
    expect(fetched).toMatchObject({ ok: true, page: { url: `${origin}/a?token=secret` } })
    expect(asked.map(({ path }) => path)).toEqual(['/robots.txt', '/a?token=secret'])
    expect(asked[1]?.headers['user-agent']).toBe('Obelus/0.1 (+http://obelus.test/)')
    expect(asked[1]?.headers).not.toHaveProperty('cookie')
    const rows = await logged()
    expect(rows).toMatchObject([
      { purpose: 'robots', host: place, path: '/robots.txt', status: 404 },
      { purpose: 'source-preview', host: place, path: '/a', outcome: 'fetched', status: 200, bytes: 16 },
    ])
    expect(JSON.stringify(rows.map(({ id: _, ...row }) => row))).not.toContain('secret')
  })

  it('goes to the address that was checked, however the name is answered afterwards', async () => {
    const checked = await site(html('checked'))
    const port = checked.place.split(':')[1]
    const name = `rebinding.test:${port}`
    const asked: string[] = []
    const resolve = async (host: string) => {
      asked.push(host)
      return asked.length === 1 ? at('127.0.0.1') : at('10.0.0.1')
    }
    const allowed = new Set([name])
    const fetched = await ask(`http://${name}/`, { resolve, allowed })
    expect(fetched.ok && Buffer.from(fetched.page.bytes).toString()).toBe('checked')
    // Once for the rules and the page together: the connection itself asked nobody.
    expect(asked).toHaveLength(1)
    expect(await outcomeOf(`http://${name}/`, { resolve, allowed })).toBe('inside')
  })

  it('follows five redirects and no sixth', async () => {
    const handlers: Record<string, Handler> = { '/6': html('end') }
    for (let step = 0; step < 6; step++) handlers[`/${step}`] = redirect(`/${step + 1}`, 301 + (step % 3))
    const { origin } = await site(pages(handlers))
    expect(await outcomeOf(`${origin}/1`)).toBe('fetched')
    expect(await outcomeOf(`${origin}/0`)).toBe('too-many-redirects')
  })

  it('leaves a circle', async () => {
    const { origin, asked } = await site(pages({ '/a': redirect('/b'), '/b': redirect('/a', 307) }))
    expect(await outcomeOf(`${origin}/a`)).toBe('too-many-redirects')
    expect(asked.filter(({ path }) => path !== '/robots.txt')).toHaveLength(6)
  })

  it.each([
    ['http://169.254.169.254/latest/', 'inside'],
    ['http://127.0.0.1/', 'inside'],
    ['http://[::1]/', 'inside'],
    ['//10.0.0.1/', 'inside'],
    ['http://2130706433/', 'inside'],
    ['file:///etc/passwd', 'bad-address'],
    ['http://user:secret@example.org/', 'bad-address'],
    ['javascript:alert(1)', 'bad-address'],
    ['http://internal.example/', 'inside'],
    ['http://\t127.0.0.1/', 'bad-address'],
  ])('does not follow a redirect to %s', async (location, outcome) => {
    const { origin } = await site(pages({ '/': redirect(location) }))
    const resolve = async () => at('192.168.7.7')
    expect(await outcomeOf(`${origin}/`, { resolve })).toBe(outcome)
  })

  it('checks the name anew at each redirect, also when it is the same one', async () => {
    const { place } = await site(pages({ '/a': redirect('/b'), '/b': html('b') }))
    const name = `turning.test:${place.split(':')[1]}`
    let asked = 0
    const resolve = async () => at(++asked === 1 ? '127.0.0.1' : '192.168.0.1')
    expect(await outcomeOf(`http://${name}/a`, { resolve, allowed: new Set([name]) })).toBe('inside')
    expect(asked).toBe(2)
  })

  it('follows no word of a page, only of a redirect', async () => {
    const canary = await site(html('canary'))
    const away = { refresh: `0; url=${canary.origin}/`, link: `<${canary.origin}/>; rel=canonical` }
    const { origin } = await site(
      pages({ '/': html(`<meta http-equiv=refresh content="0;url=${canary.origin}/">`, away) }),
    )
    expect(await outcomeOf(`${origin}/`)).toBe('fetched')
    expect(canary.asked).toEqual([])
  })

  it('does not follow a redirect to a port that is not on the list', async () => {
    const canary = await startSite(html('canary'))
    const { origin, place } = await site(pages({ '/': redirect(`${canary.origin}/`) }))
    expect(await outcomeOf(`${origin}/`, { allowed: new Set([place]) })).toBe('bad-address')
    expect(canary.asked).toEqual([])
    await canary.stop()
  })

  it('opens nothing but this machine by the list of the tests', async () => {
    const resolve = async () => at('10.0.0.1')
    const allowed = new Set(['intranet.example:8080', '10.0.0.1:8080'])
    expect(await outcomeOf('http://intranet.example:8080/', { resolve, allowed })).toBe('inside')
    expect(await outcomeOf('http://10.0.0.1:8080/', { allowed })).toBe('inside')
  })

  it('stops at the limit of bytes, told or not, and of unpacked ones', async () => {
    const big = Buffer.alloc(30_000_000, 'a')
    const drip: Handler = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const more = () => {
        while (response.write(big.subarray(0, 65_536)));
        response.once('drain', more)
      }
      more()
    }
    const { origin } = await site(
      pages({
        '/told': html(big),
        '/endless': drip,
        '/gzip': html(gzipSync(big), { 'content-encoding': 'gzip' }),
        '/brotli': html(brotliCompressSync(big), { 'content-encoding': 'br' }),
        '/deflate': html(deflateSync(big), { 'content-encoding': 'deflate' }),
        '/twice': html(gzipSync(gzipSync(big)), { 'content-encoding': 'gzip, gzip' }),
        '/fits': html(gzipSync(big.subarray(0, 4_000_000)), { 'content-encoding': 'gzip' }),
      }),
    )
    for (const path of ['told', 'endless', 'gzip', 'brotli', 'deflate', 'twice'])
      expect([path, await outcomeOf(`${origin}/${path}`)]).toEqual([path, 'too-large'])
    expect(await outcomeOf(`${origin}/fits`)).toBe('fetched')
  })

  it('stops when its time is over: no answer, a slow head, a slow body, a silent name server', async () => {
    const { origin } = await site(
      pages({
        '/silent': () => {},
        '/half': (_request, response) => {
          response.writeHead(200, { 'content-type': 'text/html' }).write('<title>')
        },
        '/drip': (_request, response) => {
          response.writeHead(200, { 'content-type': 'text/html' })
          const dripping = setInterval(() => response.write('x'), 10)
          response.on('close', () => clearInterval(dripping))
        },
      }),
    )
    const budgetMs = 150
    await ask(`${origin}/warm`)
    expect(await outcomeOf(`${origin}/silent`, { budgetMs })).toBe('timed-out')
    expect(await outcomeOf(`${origin}/half`, { budgetMs })).toBe('timed-out')
    expect(await outcomeOf(`${origin}/drip`, { budgetMs })).toBe('timed-out')
    const resolve = () => new Promise<Address[]>(() => {})
    expect(await outcomeOf('http://slow.example/', { budgetMs, resolve })).toBe('timed-out')
  })

  it.each([
    'image/png',
    'application/pdf',
    'application/octet-stream',
    'application/json',
    'video/mp4',
    '',
    'nonsense',
  ])('does not read the type “%s”', async (type) => {
    const { origin } = await site(pages({ '/': html('x', { 'content-type': type }) }))
    expect(await outcomeOf(`${origin}/`)).toBe('wrong-type')
  })

  it.each([
    'text/html',
    'Text/HTML; charset=x',
    'application/xhtml+xml',
    'text/plain',
    'application/atom+xml',
  ])('reads the type %s', async (type) => {
    const { origin } = await site(pages({ '/': html('x', { 'content-type': type }) }))
    expect(await outcomeOf(`${origin}/`)).toBe('fetched')
  })

  it.each([401, 403, 404, 410, 429, 500, 503])('does not take %i for a page', async (status) => {
    const { origin } = await site((request, response) => {
      response
        .writeHead(request.url === '/robots.txt' ? 404 : status, { 'content-type': 'text/html' })
        .end('x')
    })
    expect(await outcomeOf(`${origin}/`)).toBe('bad-status')
  })

  it.each([
    ['a header without end', { 'x-long': 'a'.repeat(40_000) }],
    ['a packing that it does not know', { 'content-encoding': 'gzip' }],
  ])('is not hurt by %s', async (_, headers) => {
    const { origin } = await site(pages({ '/': html('plain', headers as Record<string, string>) }))
    expect(await outcomeOf(`${origin}/`)).toBe('failed')
  })

  it('is cut off by a server that is none', async () => {
    const { origin } = await site((request) => request.socket.end('SSH-2.0-OpenSSH_9.2\r\n'))
    expect(await outcomeOf(`${origin}/`)).toBe('failed')
  })

  it('obeys robots.txt, asking for it once', async () => {
    const rules = 'User-agent: *\nDisallow: /\n\nUser-agent: obelus\nDisallow: /private'
    const { origin, asked } = await site(
      pages({
        '/robots.txt': html(rules, { 'content-type': 'text/plain' }),
        '/a': html('a'),
        '/private': html('b'),
      }),
    )
    expect(await outcomeOf(`${origin}/a`)).toBe('fetched')
    expect(await outcomeOf(`${origin}/private`)).toBe('robots')
    expect(asked.map(({ path }) => path)).toEqual(['/robots.txt', '/a'])
  })

  it('reads nothing where the rules cannot be had', async () => {
    const { origin } = await site((request, response) => {
      response.writeHead(request.url === '/robots.txt' ? 503 : 200, { 'content-type': 'text/html' }).end()
    })
    expect(await outcomeOf(`${origin}/`)).toBe('robots')
  })

  it('is not held up by endless or hostile rules', async () => {
    const hostile = `User-agent: *\nDisallow: ${'/*a'.repeat(2_000)}$\n`.repeat(100)
    const { origin } = await site(
      pages({ '/robots.txt': html(hostile), [`/${'a'.repeat(1_000)}`]: html('x') }),
    )
    expect(await outcomeOf(`${origin}/${'a'.repeat(1_000)}`)).toBe('fetched')
  })

  it('does not follow the rules of a host into a private network', async () => {
    const { origin } = await site(pages({ '/robots.txt': redirect('http://10.0.0.1/robots.txt') }))
    expect(await outcomeOf(`${origin}/`)).toBe('inside')
  })

  it('asks a host one thing at a time, with a pause, and lets only a few wait', async () => {
    let underWay = 0
    let most = 0
    const times: number[] = []
    const { origin } = await site((request, response) => {
      if (request.url === '/robots.txt') return void response.writeHead(404).end()
      most = Math.max(most, ++underWay)
      times.push(performance.now())
      setTimeout(() => {
        underWay--
        html('x')(request, response)
      }, 20)
    })
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, number) => outcomeOf(`${origin}/${number}`, { pauseMs: 50 })),
    )
    expect(most).toBe(1)
    expect(outcomes.filter((outcome) => outcome === 'busy').length).toBeGreaterThan(0)
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(65)
  })
})
