// What a person asks: the question and the empty answer are committed in one transaction, before anything
// leaves this machine. It returns the task of writing the answer with what a window is told, and starts nothing.
import { isOpenAiOrigin } from '../../domain/base-url.ts'
import type { Conversation } from '../../domain/chat/conversation.ts'
import { makeFailure } from '../../domain/failure.ts'
import type { ConversationId, KeyId, MessageId } from '../../domain/ids.ts'
import { maxMessageChars, type Message } from '../../domain/chat/message.ts'
import type { ModelFacts } from '../../domain/chat/model-facts.ts'
import { isPracticeModel } from '../../domain/chat/model.ts'
import type { Parameters } from '../../domain/chat/parameters.ts'
import { err, ok, type Err, type Result } from '../../domain/result.ts'
import { newId } from '../store/new-id.ts'
import type { Store } from '../store/store.ts'
import type { BackendRequest } from '../openai/backend.ts'
import { makeBackendRequest } from '../openai/backend-request.ts'
import { chooseAnswerer, type Answerer, type AnswererKey } from '../../domain/chat/answerer.ts'
import {
  askToContinue,
  canContinue,
  chooseHistory,
  type PathMessage,
} from '../../domain/chat/sent-messages.ts'
import { makeAnswer, makeConversation, makeQuestion } from './question-rows.ts'
import { readEnd, type ToldConversation } from './read-shown.ts'
import type { RunTask } from './run.ts'

interface AnswererChoice {
  readonly keyId: KeyId | null
  readonly modelId: string | null
}

export interface NewMessage extends AnswererChoice {
  readonly conversationId: ConversationId | null
  readonly text: string
  /** For a new conversation; `null` takes the default ones. */
  readonly parameters: Parameters | null
}

export interface AskedAgain extends AnswererChoice {
  readonly messageId: MessageId
}

export interface RetriedAnswer extends AskedAgain {
  /** Lets this one request pass every hard limit. */
  readonly ignoresBudgets: boolean
}

export interface QuestionsOptions {
  readonly store: Store
  readonly keys: { list(): readonly AnswererKey[] }
  /** The model of new conversations, from the settings. */
  readonly readDefaultModelId: () => string
  readonly readDefaultParameters: () => Parameters
  /** Returns `null` if nothing is known of the model: then every parameter that was set is sent. */
  readonly readFacts: (modelId: string, isOpenAi: boolean) => ModelFacts | null
  readonly nowMs: () => number
}

/** A budget must have room for this much: a shorter answer would help nobody. */
export const leastAnswerTokens = 256

export interface Question {
  readonly task: RunTask
  /** From the first message that was written. */
  readonly shown: ToldConversation
}

export interface Questions {
  send(typed: NewMessage): Result<Question>
  /** Asks with other words. The old message stays, and the new one is its sibling. */
  edit(edited: AskedAgain & { readonly text: string }): Result<Question>
  /** Asks for a new answer beside the old one. For a person's message: asks for an answer to it. */
  retry(asked: RetriedAnswer): Result<Question>
  /**
   * Asks to go on with an answer that broke off, in a copy beside it. An answer without text is asked for
   * again.
   */
  continue(asked: AskedAgain): Result<Question>
}

interface Prepared {
  readonly questionId: MessageId
  /** The question, unless it was there before. */
  readonly written: readonly Message[]
  /** From the first message to the question. */
  readonly path: readonly PathMessage[]
}

/** What is asked, and where its answer goes. */
interface Asking {
  readonly conversationId: ConversationId
  readonly answerer: Answerer
  readonly parameters: Parameters
  /** The text that the answer begins with. */
  readonly begun?: string
  readonly ignoresBudgets?: boolean
  /** Runs inside the answer's own transaction and writes the rows that the answer follows. */
  readonly prepare: (atMs: number) => Prepared
  readonly chooseMessages: (history: BackendRequest['messages']) => BackendRequest['messages']
}

const notFound = (): Err => err(makeFailure('store/not-found'))

function refuseText(text: string): Err | null {
  if (text.trim() === '') return err(makeFailure('ipc/empty-message'))
  return text.length > maxMessageChars ? err(makeFailure('ipc/invalid-input')) : null
}

export function createQuestions(options: QuestionsOptions): Questions {
  const { store, nowMs, readFacts } = options

  function choose(asked: AnswererChoice, conversation: Conversation | null): Result<Answerer> {
    const keys = options.keys.list()
    const facts = { asked, conversation, keys, defaultModelId: options.readDefaultModelId() }
    const answerer = chooseAnswerer(facts)
    const isKeyMissing = answerer.keyId === null && !isPracticeModel(answerer.modelId)
    if (isKeyMissing && keys.length > 0) return err(makeFailure('key/disabled', 'enable-key'))
    if (isKeyMissing) return err(makeFailure('key/not-found', 'add-key'))
    return ok(answerer)
  }

  function ask({ conversationId, answerer, parameters, ...asking }: Asking): Result<Question> {
    const { begun = '', ignoresBudgets = false } = asking
    const { keyId, modelId } = answerer
    const atMs = nowMs()
    const committed = store.transact(() => {
      const { questionId, written, path } = asking.prepare(atMs)
      const answer = makeAnswer(conversationId, questionId, modelId, begun, atMs)
      store.messages.insert(answer)
      store.conversations.showLeaf(conversationId, answer.id)
      const shown = readEnd(store, conversationId, [...written, answer])
      return shown && { messageId: answer.id, shown, messages: asking.chooseMessages(chooseHistory(path)) }
    })
    if (!committed.ok) return committed
    if (!committed.value) return notFound()
    const { messageId, shown, messages } = committed.value
    const task: RunTask = {
      messageId,
      conversationId,
      keyId,
      text: begun,
      leastOutputTokens: leastAnswerTokens,
      ignoresBudgets,
      mayPrompt: true,
      makeRequest: (key) =>
        key === null
          ? { modelId, messages }
          : makeBackendRequest(
              modelId,
              messages,
              parameters,
              readFacts(modelId, isOpenAiOrigin(key.baseUrl)),
            ),
    }
    return ok({ task, shown })
  }

  /** Asks for an answer beside what is there already. The conversation goes on with this answerer. */
  function askBeside(
    { messageId, ...choice }: AskedAgain,
    prepare: (message: Message, atMs: number) => Omit<Prepared, 'path'>,
    over: (message: Message, answerer: Answerer) => Partial<Asking> = () => ({}),
  ): Result<Question> {
    const message = store.messages.find(messageId)
    const conversation = message && store.conversations.find(message.conversationId)
    if (!message || !conversation || (message.role === 'assistant' && message.parentId === null))
      return notFound()
    const chosen = choose(choice, conversation)
    if (!chosen.ok) return chosen
    return ask({
      conversationId: conversation.id,
      answerer: chosen.value,
      parameters: store.conversations.readParameters(conversation.id),
      prepare(atMs) {
        store.conversations.touch(conversation.id, { updatedAtMs: atMs, ...chosen.value })
        const prepared = prepare(message, atMs)
        return { ...prepared, path: store.messages.readPath(prepared.questionId) }
      },
      chooseMessages: (history) => history,
      ...over(message, chosen.value),
    })
  }

  function insertQuestion(
    conversationId: ConversationId,
    parentId: MessageId | null,
    text: string,
    atMs: number,
  ): Message {
    const question = makeQuestion(conversationId, parentId, text, atMs)
    store.messages.insert(question)
    return question
  }

  function send(typed: NewMessage): Result<Question> {
    const refusal = refuseText(typed.text)
    if (refusal) return refusal
    const found = typed.conversationId === null ? null : store.conversations.find(typed.conversationId)
    if (typed.conversationId !== null && !found) return notFound()
    const chosen = choose(typed, found)
    if (!chosen.ok) return chosen
    const answerer = chosen.value
    const conversationId = found?.id ?? newId<ConversationId>()
    const parameters = found
      ? store.conversations.readParameters(found.id)
      : (typed.parameters ?? options.readDefaultParameters())
    return ask({
      conversationId,
      answerer,
      parameters,
      prepare(atMs) {
        const branch = found ? store.messages.readBranch(conversationId) : []
        if (found) store.conversations.touch(conversationId, { updatedAtMs: atMs, ...answerer })
        else
          store.conversations.insert(makeConversation(conversationId, typed.text, answerer, atMs), parameters)
        // A sent message is no longer a draft.
        store.drafts.save(typed.conversationId, '')
        const question = insertQuestion(conversationId, branch.at(-1)?.id ?? null, typed.text, atMs)
        return { questionId: question.id, written: [question], path: [...branch, question] }
      },
      chooseMessages: (history) => history,
    })
  }

  const findQuestion = ({ id, role, parentId }: Message) => ({
    questionId: role === 'user' ? id : (parentId ?? id),
    written: [],
  })

  return {
    send,

    edit({ text, ...asked }) {
      const refusal = refuseText(text)
      if (refusal) return refusal
      if (store.messages.find(asked.messageId)?.role !== 'user') return notFound()
      return askBeside(asked, ({ conversationId, parentId }, atMs) => {
        const question = insertQuestion(conversationId, parentId, text, atMs)
        return { questionId: question.id, written: [question] }
      })
    },

    retry: ({ ignoresBudgets, ...asked }) => askBeside(asked, findQuestion, () => ({ ignoresBudgets })),

    continue(asked) {
      const message = store.messages.find(asked.messageId)
      if (!message) return notFound()
      const isEmpty = message.text === '' && message.status !== 'streaming'
      if (isEmpty && message.role === 'assistant') return askBeside(asked, findQuestion)
      if (!canContinue(message)) return err(makeFailure('ipc/invalid-input'))
      return askBeside(asked, findQuestion, ({ text }, { modelId }) => ({
        begun: text,
        chooseMessages: (history) => askToContinue(history, text, isPracticeModel(modelId)),
      }))
    },
  }
}
