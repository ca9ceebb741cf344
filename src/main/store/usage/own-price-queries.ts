// Queries on the person's own prices, and on the models that they have used.
import type { OwnPrice } from '../../../domain/usage/price.ts'
import type { Connection } from '../connection.ts'

export interface OwnPriceQueries {
  list(): OwnPrice[]
  /** Replaces the model's price, if it has one. */
  save(price: OwnPrice): void
  /** Returns false if there is none. */
  remove(modelId: string): boolean
  /** Returns every model that a record asked for, practice included, up to `limit`. */
  listModelsAsked(limit: number): string[]
}

export const ownPriceSql = {
  list: `SELECT model_id AS modelId, input_nano_usd_per_million AS inputNanoUsdPerMillion,
      cached_input_nano_usd_per_million AS cachedInputNanoUsdPerMillion,
      output_nano_usd_per_million AS outputNanoUsdPerMillion, set_on AS setOn
    FROM own_price`,
  save: `INSERT OR REPLACE INTO own_price (model_id, input_nano_usd_per_million,
      cached_input_nano_usd_per_million, output_nano_usd_per_million, set_on)
    VALUES (@modelId, @inputNanoUsdPerMillion, @cachedInputNanoUsdPerMillion, @outputNanoUsdPerMillion, @setOn)`,
  remove: 'DELETE FROM own_price WHERE model_id = ?',
  // Jumps from one model to the next by the index: few steps, even with many records.
  listModelsAsked: `WITH RECURSIVE path (model) AS (
      SELECT min(model_asked) FROM usage_record
      UNION ALL
      SELECT (SELECT min(model_asked) FROM usage_record WHERE model_asked > model) FROM path
      WHERE model IS NOT NULL
    )
    SELECT model FROM path WHERE model IS NOT NULL LIMIT ?`,
} as const

export function prepareOwnPrices(db: Connection): OwnPriceQueries {
  const list = db.prepare<[], OwnPrice>(ownPriceSql.list)
  const save = db.prepare<[OwnPrice]>(ownPriceSql.save)
  const remove = db.prepare<[string]>(ownPriceSql.remove)
  const listModelsAsked = db.prepare<[number], string>(ownPriceSql.listModelsAsked).pluck()

  return {
    list: () => list.all(),
    save(price) {
      save.run(price)
    },
    remove: (modelId) => remove.run(modelId).changes === 1,
    listModelsAsked: (limit) => listModelsAsked.all(limit),
  }
}
