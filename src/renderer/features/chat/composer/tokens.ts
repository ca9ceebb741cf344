// How many tokens the text being written has, as main estimates: asked a moment after the last key, and only the
// latest answer counts. Counting never holds up typing.
import { maxMessageChars } from '../../../../domain/message.ts'
import { useEffect } from 'react'
import { api } from '../../../api.ts'
import { createStore, useStore } from '../../../store.ts'
import { readDraft, watchTexts, type ChatKey } from '../drafts.ts'

interface Counted {
  readonly key: ChatKey
  readonly modelId: string
  /** What was counted, which what is written may have left behind. */
  readonly text: string
  readonly tokens: number
}

const quietMs = 250
const counted = createStore<Counted | null>(null)

/** Counts what is written there, now and after each change. Answers how to stop. */
export function watchTokens(key: ChatKey, modelId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  const count = async () => {
    const { text } = readDraft(key)
    const question = ++asked
    if (text.trim() === '' || text.length > maxMessageChars) return counted.change(() => null)
    const answer = await api.usage.estimateMessage({
      conversationId: null,
      text,
      keyId: null,
      modelId,
      parameters: null,
    })
    if (question !== asked) return
    counted.change(() => (answer.ok ? { key, modelId, text, tokens: answer.value.textTokens } : null))
  }
  const countSoon = (changed: ChatKey) => {
    if (changed !== key) return
    clearTimeout(timer)
    timer = setTimeout(() => void count(), quietMs)
    if (readDraft(key).text !== '') return
    // What is taken out whole, as by sending, leaves no count behind, and waits for none.
    asked += 1
    counted.change(() => null)
  }
  countSoon(key)
  const stop = watchTexts(countSoon)
  return () => {
    asked += 1
    clearTimeout(timer)
    stop()
  }
}

/** The latest count, while anything is written; a moment old at most. */
export function useTokens(key: ChatKey, modelId: string): number | null {
  useEffect(() => watchTokens(key, modelId), [key, modelId])
  return useStore(counted, (state) => (state?.key === key && state.modelId === modelId ? state.tokens : null))
}

/** Of exactly this text; `null` when it isn't counted. */
export function readTokens(text: string, modelId: string): number | null {
  const last = counted.read()
  return last !== null && last.modelId === modelId && last.text === text ? last.tokens : null
}
