// What sending the text being written would take and cost, as main estimates: asked a moment after the last key,
// and only the latest answer counts. Nothing of it is drawn with the field, and it never holds up typing.
import { useEffect } from 'react'
import type { KeyId } from '../../../../../domain/ids.ts'
import type { MessageEstimate } from '../../../../../domain/usage/message-estimate.ts'
import { maxMessageChars } from '../../../../../domain/chat/message.ts'
import type { Parameters } from '../../../../../domain/chat/parameters.ts'
import { api } from '../../../../base/api.ts'
import { createStore, useStore } from '../../../../base/store.ts'
import { readDraft, watchTexts, type ChatKey } from '../../../../stores/drafts.ts'

/** Of what an estimate is, beside the text. */
export interface EstimateSubject {
  readonly chatKey: ChatKey
  readonly keyId: KeyId | null
  readonly modelId: string
  /** As chosen or as main has them; `null`: not known yet. */
  readonly parameters: Parameters | null
  /** Another one whenever what was said before may be another. */
  readonly historyMark: string
}

export interface Standing {
  readonly chatKey: ChatKey
  readonly keyId: KeyId | null
  readonly modelId: string
  /** What was estimated, which what is written may have left behind. */
  readonly text: string
  /** Whether there is something to send; without, what stands is how full the context is. */
  readonly isWritten: boolean
  readonly estimate: MessageEstimate
}

const quietMs = 250
const standing = createStore<Standing | null>(null)

/** Estimates what is written there, now and after each change. Answers how to stop. */
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
    // What is taken out whole, as by sending, leaves no cost behind, and waits for none.
    asked += 1
    standing.change((last) => (last?.isWritten === true ? { ...last, isWritten: false } : last))
  })
  const stopPrices = api.prices.pricesChanged(() => askAfter(0))
  // While nothing stands the window may be busy with its first moments.
  askAfter(standing.read() === null ? quietMs : 0)
  return () => {
    asked += 1
    clearTimeout(timer)
    stopTexts()
    stopPrices()
  }
}

/** Keeps the estimate current for as long as it is used. */
export function useEstimating({ chatKey, keyId, modelId, parameters, historyMark }: EstimateSubject): void {
  useEffect(
    () => watchEstimate({ chatKey, keyId, modelId, parameters, historyMark }),
    [chatKey, keyId, modelId, parameters, historyMark],
  )
}

type Answerer = Pick<EstimateSubject, 'chatKey' | 'keyId' | 'modelId'>

/** The latest one, a moment old at most; `null` while there is none for this chat and model. */
export const useStanding = ({ chatKey, keyId, modelId }: Answerer): Standing | null =>
  useStore(standing, (last) =>
    last?.chatKey === chatKey && last.keyId === keyId && last.modelId === modelId ? last : null,
  )

/** Of exactly this text; `null` when it isn't estimated. */
export function readEstimate(chatKey: ChatKey, modelId: string, text: string): MessageEstimate | null {
  const last = standing.read()
  return last?.chatKey === chatKey && last.modelId === modelId && last.text === text ? last.estimate : null
}
