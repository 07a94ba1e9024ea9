import net from 'node:net'

/** Stands between the application and its database, and is slow, or says nothing, when it is told to. */
export type TcpProxy = {
  port: number
  /** From now on each piece takes so many milliseconds more, in either direction half of it. */
  delay: (ms: number) => void
  /** From now on nothing comes through, and nobody is told: connections stay open. */
  swallow: (isSwallowing: boolean) => void
  /** How many connections there are. */
  size: () => number
  close: () => Promise<void>
}

export async function openTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  let halfWay = 0
  let isSwallowing = false
  const open = new Set<net.Socket>()

  function pass(from: net.Socket, to: net.Socket) {
    from.on('data', (piece) => {
      if (isSwallowing) return
      if (halfWay === 0) to.write(piece)
      else setTimeout(() => !to.destroyed && !isSwallowing && to.write(piece), halfWay)
    })
    from.on('error', () => to.destroy())
    from.on('close', () => to.destroy())
  }

  const server = net.createServer((near) => {
    const far = net.connect(target)
    open.add(near)
    near.once('close', () => open.delete(near))
    pass(near, far)
    pass(far, near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as net.AddressInfo).port,
    delay(ms) {
      halfWay = ms / 2
    },
    swallow(value) {
      isSwallowing = value
    },
    size: () => open.size,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}
