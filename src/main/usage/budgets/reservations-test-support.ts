// For tests: reservations over a test's own store, with the catalogue's prices and those that the test sets.
// Each character counts as a token.
import type { Store } from '../../store/store.ts'
import { createPriceBook } from '../prices/price-book.ts'
import { createReservations, type ReservationsOptions } from './reservations.ts'

export function openReservations(store: Store, over: Partial<ReservationsOptions> = {}) {
  const priceBook = createPriceBook({ store, nowMs: () => 1, onChange: () => {} })
  const reservations = createReservations({
    store,
    findRates: (...asked) => priceBook.findRates(...asked),
    estimateTokens: async (text) => text.length,
    readMaxOutputTokens: () => null,
    whenCounted: Promise.resolve(),
    onChange: () => {},
    ...over,
  })
  return { priceBook, reservations }
}
