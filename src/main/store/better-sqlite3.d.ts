// The part of better-sqlite3 that the store uses. The package has types (of version 11, with `any`), but its
// `exports` hide them from TypeScript.
declare module 'better-sqlite3-multiple-ciphers' {
  namespace Database {
    interface Options {
      readonly readonly?: boolean
      readonly fileMustExist?: boolean
      /** How long to wait for a lock, in milliseconds. */
      readonly timeout?: number
    }

    interface Statement<Parameters extends readonly unknown[], Row> {
      run(...parameters: Parameters): { readonly changes: number }
      get(...parameters: Parameters): Row | undefined
      all(...parameters: Parameters): Row[]
      /** Returns only the first column instead of the row. */
      pluck(): this
      /** Returns rows as arrays. */
      raw(): this
    }

    interface Transaction<Parameters extends readonly unknown[], Value> {
      (...parameters: Parameters): Value
      immediate(...parameters: Parameters): Value
      exclusive(...parameters: Parameters): Value
    }
  }

  class SqliteError extends Error {
    readonly code: string
    constructor(message: string, code: string)
  }

  class Database {
    static readonly SqliteError: typeof SqliteError
    readonly inTransaction: boolean
    readonly open: boolean
    constructor(path: string, options?: Database.Options)
    prepare<Parameters extends readonly unknown[] = unknown[], Row = unknown>(
      sql: string,
    ): Database.Statement<Parameters, Row>
    transaction<Parameters extends readonly unknown[], Value>(
      work: (...parameters: Parameters) => Value,
    ): Database.Transaction<Parameters, Value>
    exec(sql: string): this
    pragma(source: string, options?: { readonly simple?: boolean }): unknown
    close(): this
  }

  export default Database
}
