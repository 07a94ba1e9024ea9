import 'server-only'
import {
  DriverAdapterError,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type Transaction,
} from '@prisma/driver-adapter-utils'

/**
 * Lets nothing more through once the end of a transaction has been asked for. When one has taken too long, Prisma 7.10
 * sends ROLLBACK behind the statement that is under way and gives the connection back. What still belonged to the same
 * operation, such as the rows of a nested create, it then sends on that connection all the same: outside of any
 * transaction, or inside of that of whoever has got it since.
 */
export function refuseAfterTheEnd(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect()
      const start = adapter.startTransaction.bind(adapter)
      return Object.assign(adapter, {
        startTransaction: async (level?: Parameters<typeof start>[0]) => guarded(await start(level)),
      })
    },
  }
}

function guarded(transaction: Transaction): Transaction {
  let isEnding = false
  function guard<Answer>(send: (query: SqlQuery) => Promise<Answer>) {
    return async (query: SqlQuery) => {
      if (isEnding)
        throw new DriverAdapterError({
          kind: 'TransactionAlreadyClosed',
          cause: 'The transaction has ended meanwhile.',
        })
      isEnding = query.sql === 'COMMIT' || query.sql === 'ROLLBACK'
      return send(query)
    }
  }
  return Object.assign(transaction, {
    queryRaw: guard(transaction.queryRaw.bind(transaction)),
    executeRaw: guard(transaction.executeRaw.bind(transaction)),
  })
}
