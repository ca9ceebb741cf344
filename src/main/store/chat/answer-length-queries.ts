// How many tokens recent answers had. Only the newest requests are considered, so that a long run of failures
// can't make the query slow.
import type { ConversationId } from '../../../domain/ids.ts'
import type { Connection } from '../connection.ts'

export interface AnswerLengthQueries {
  /**
   * Returns the lengths of a conversation's newest answers that ended well, newest first, without practice.
   */
  listOfConversation(conversationId: ConversationId): number[]
  /** Returns the same for a model, in any conversation. */
  listOfModel(modelId: string): number[]
}

const consideredRequests = 100
const listedAnswers = 20

const list = (condition: string): string => `
  WITH latest AS (
    SELECT output_tokens, purpose, outcome, backend FROM usage_record
    WHERE ${condition} ORDER BY at_ms DESC, id DESC LIMIT ${consideredRequests}
  )
  SELECT output_tokens FROM latest
  WHERE purpose = 'chat' AND outcome = 'done' AND backend <> 'practice' AND output_tokens > 0
  LIMIT ${listedAnswers}`

export const answerLengthSql = {
  ofConversation: list('conversation_id = ?'),
  ofModel: list('model_asked = ?'),
} as const

export function prepareAnswerLengths(db: Connection): AnswerLengthQueries {
  const ofConversation = db.prepare<[ConversationId], number>(answerLengthSql.ofConversation).pluck()
  const ofModel = db.prepare<[string], number>(answerLengthSql.ofModel).pluck()
  return {
    listOfConversation: (conversationId) => ofConversation.all(conversationId),
    listOfModel: (modelId) => ofModel.all(modelId),
  }
}
