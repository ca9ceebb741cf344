// What happens between Enter and the request: a message that can't be sent gets a hint, a likely mistake is
// asked about once, and anything else is sent at once.
import { useRef, useState } from 'react'
import { maxMessageChars } from '../../../../domain/chat/message.ts'
import type { Secret } from '../../../../domain/chat/secret-guard.ts'
import { words } from '../../../../words/words.ts'
import { sendMessage } from '../chat-store.ts'
import { readDraft, type ChatKey } from '../../../stores/drafts.ts'
import { findSecretsIn } from '../guard/guard.ts'
import { readEstimate } from './estimate/estimates.ts'

type SendQuestion =
  | { readonly kind: 'secrets'; readonly text: string; readonly secrets: readonly Secret[] }
  | {
      readonly kind: 'too-big'
      readonly text: string
      readonly tokens: number
      readonly contextTokens: number
      /** True if the message alone is too big, even without the earlier messages. */
      readonly isAlone: boolean
    }

interface Sending {
  readonly hint: string | null
  readonly question: SendQuestion | null
  readonly send: () => void
  /** Sends the text in question as it is. */
  readonly sendAnyway: () => void
  /** Drops the hint or question, because the text changed or the user went back. */
  readonly forget: () => void
  readonly setHint: (hint: string) => void
}

interface Circumstances {
  readonly chatKey: ChatKey
  readonly isBusy: boolean
  readonly modelId: string
}

interface Said {
  readonly chatKey: ChatKey
  readonly hint: string | null
  readonly question: SendQuestion | null
}

export function useSending({ chatKey, isBusy, modelId }: Circumstances): Sending {
  const [said, setSaid] = useState<Said | null>(null)
  /** The texts already asked about, which aren't asked about again. */
  const asked = useRef({ secrets: '', tooBig: '' })
  const own = said?.chatKey === chatKey ? said : null

  const forget = () => own && setSaid(null)
  const setHint = (hint: string) => setSaid({ chatKey, hint, question: null })
  const ask = (question: SendQuestion) => setSaid({ chatKey, hint: null, question })
  const leave = (text: string) => {
    setSaid(null)
    void sendMessage(chatKey, text)
  }

  const checkSize = (text: string) => {
    const estimate = readEstimate(chatKey, modelId, text)
    const contextTokens = estimate?.contextTokens ?? null
    const isTooBig = estimate !== null && contextTokens !== null && estimate.inputTokens > contextTokens
    if (!isTooBig || asked.current.tooBig === text) return leave(text)
    asked.current.tooBig = text
    const isAlone = estimate.textTokens > contextTokens
    const tokens = isAlone ? estimate.textTokens : estimate.inputTokens
    ask({ kind: 'too-big', text, tokens, contextTokens, isAlone })
  }

  const judge = (text: string, secrets: readonly Secret[]) => {
    if (secrets.length === 0) return checkSize(text)
    asked.current.secrets = text
    ask({ kind: 'secrets', text, secrets })
  }

  const send = () => {
    const { text } = readDraft(chatKey)
    if (isBusy) return setHint(words.composer.waitForAnswer)
    if (text.trim() === '') return setHint(words.composer.emptyMessage)
    if (text.length > maxMessageChars) return setHint(words.composer.tooLong(maxMessageChars))
    if (asked.current.secrets === text) return checkSize(text)
    const found = findSecretsIn(text)
    if (!(found instanceof Promise)) return judge(text, found)
    // A promise only in a window's first moment. If the text changes meanwhile, it waits for another Enter.
    void found.then((secrets) => readDraft(chatKey).text === text && judge(text, secrets))
  }

  return {
    hint: own?.hint ?? null,
    question: own?.question ?? null,
    send,
    sendAnyway() {
      if (isBusy) setHint(words.composer.waitForAnswer)
      else if (own?.question) leave(own.question.text)
    },
    forget,
    setHint,
  }
}
