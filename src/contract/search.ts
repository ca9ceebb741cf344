// Search in all conversations.
import * as z from 'zod'
import { maxQueryChars, searchOrders } from '../domain/chat/search.ts'
import { route } from './kinds.ts'
import * as values from './values.ts'

export const search = {
  /**
   * Searches all messages and titles, also of archived conversations. Every word must match; the last one can
   * be a beginning.
   */
  findMessages: route({
    input: z.strictObject({
      query: z.string().max(maxQueryChars),
      order: z.enum(searchOrders),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({
      messages: z.array(values.messageHit).max(200),
      titles: z.array(values.titleHit).max(50),
    }),
  }),
}
