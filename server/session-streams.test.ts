import { describe, expect, it } from 'vitest'
import { SessionStreams } from './session-streams'

describe('SessionStreams', () => {
  it('ends the streams of the session that ended, and no others', () => {
    const streams = new SessionStreams()
    const ended: string[] = []
    const leave = streams.hold('one', () => ended.push('first'))
    streams.hold('one', () => ended.push('second'))
    streams.hold('other', () => ended.push('other'))
    leave()
    streams.ended('one')
    streams.ended('nobody')
    expect(ended).toEqual(['second'])
  })

  it('ends all of them when ends may have been missed, also where ending one lets go of it', () => {
    const streams = new SessionStreams()
    const ended: string[] = []
    for (const name of ['a', 'b', 'c']) {
      const leave = streams.hold(name === 'c' ? 'two' : 'one', () => {
        ended.push(name)
        leave()
      })
    }
    streams.allEnded()
    streams.allEnded()
    expect(ended).toEqual(['a', 'b', 'c'])
  })
})
