// How many tokens the answers of late had. Of many requests only the newest are looked at, so that a run of
// failures makes no question slow.
import type { ConversationId } from '../../../domain/ids.ts'
import type { Connection } from '../connection.ts'

export interface AnswerLengthQueries {
  /** Of the newest answers of a conversation that ended well, newest first. Practice is left out. */
  listOfConversation(conversationId: ConversationId): number[]
  /** Of a model's, whatever the conversation. */
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
