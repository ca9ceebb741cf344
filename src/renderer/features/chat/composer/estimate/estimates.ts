// Main's estimate of the tokens and cost of the text being written. It is requested a moment after the last
// key; only the latest response counts. It isn't part of the field's rendering, so it never slows down
// typing.
import { useEffect } from 'react'
import type { KeyId } from '../../../../../domain/ids.ts'
import type { MessageEstimate } from '../../../../../domain/usage/message-estimate.ts'
import { maxMessageChars } from '../../../../../domain/chat/message.ts'
import type { Parameters } from '../../../../../domain/chat/parameters.ts'
import { api } from '../../../../base/api.ts'
import { createStore, useStore } from '../../../../base/store.ts'
import { readDraft, watchTexts, type ChatKey } from '../../../../stores/drafts.ts'

/** What an estimate depends on, apart from the text. */
export interface EstimateSubject {
  readonly chatKey: ChatKey
  readonly keyId: KeyId | null
  readonly modelId: string
  /** The chosen or stored parameters; `null` if they aren't known yet. */
  readonly parameters: Parameters | null
  /** Changes whenever the earlier messages may have changed. */
  readonly historyMark: string
}

export interface Standing {
  readonly chatKey: ChatKey
  readonly keyId: KeyId | null
  readonly modelId: string
  /** The text that was estimated; the field may have changed since. */
  readonly text: string
  /** True if there is a text to send; false if only the earlier messages are estimated. */
  readonly isWritten: boolean
  readonly estimate: MessageEstimate
}

const quietMs = 250
const standing = createStore<Standing | null>(null)

/** Estimates the chat's draft now and after each change. Returns a function that stops it. */
export function watchEstimate({ chatKey, keyId, modelId, parameters }: EstimateSubject): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  const ask = async () => {
    const { text } = readDraft(chatKey)
    const question = ++asked
    if (text.length > maxMessageChars) return standing.change(() => null)
    const answer = await api.usage.estimateMessage({
      conversationId: chatKey === 'new' ? null : chatKey,
      text,
      keyId,
      modelId,
      parameters: chatKey === 'new' ? parameters : null,
    })
    if (question !== asked) return
    const isWritten = text.trim() !== ''
    standing.change(() =>
      answer.ok ? { chatKey, keyId, modelId, text, isWritten, estimate: answer.value } : null,
    )
  }
  const askAfter = (pauseMs: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), pauseMs)
  }
  const stopTexts = watchTexts((changed) => {
    if (changed !== chatKey) return
    askAfter(quietMs)
    if (readDraft(chatKey).text !== '') return
    // When the field is emptied, as by sending, its cost disappears at once, without waiting for an estimate.
    asked += 1
    standing.change((last) => (last?.isWritten === true ? { ...last, isWritten: false } : last))
  })
  const stopPrices = api.prices.pricesChanged(() => askAfter(0))
  // With no estimate yet, the window may still be busy starting, so wait.
  askAfter(standing.read() === null ? quietMs : 0)
  return () => {
    asked += 1
    clearTimeout(timer)
    stopTexts()
    stopPrices()
  }
}

/** Keeps the estimate current while the component is mounted. */
export function useEstimating({ chatKey, keyId, modelId, parameters, historyMark }: EstimateSubject): void {
  useEffect(
    () => watchEstimate({ chatKey, keyId, modelId, parameters, historyMark }),
    [chatKey, keyId, modelId, parameters, historyMark],
  )
}

type Answerer = Pick<EstimateSubject, 'chatKey' | 'keyId' | 'modelId'>

/** The latest estimate, at most a moment old; `null` if there is none for this chat, key and model. */
export const useStanding = ({ chatKey, keyId, modelId }: Answerer): Standing | null =>
  useStore(standing, (last) =>
    last?.chatKey === chatKey && last.keyId === keyId && last.modelId === modelId ? last : null,
  )

/** The estimate of exactly this text, or `null`. */
export function readEstimate(chatKey: ChatKey, modelId: string, text: string): MessageEstimate | null {
  const last = standing.read()
  return last?.chatKey === chatKey && last.modelId === modelId && last.text === text ? last.estimate : null
}
