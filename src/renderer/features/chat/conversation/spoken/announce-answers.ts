// Announces the answers of the shown conversation politely: the start, the sentences about once a second, why
// it waits, and how it ended.
import { useEffect } from 'react'
import type { MessageId } from '../../../../../domain/ids.ts'
import type { Message } from '../../../../../domain/chat/message.ts'
import type { Result } from '../../../../../domain/result.ts'
import { describeFailure } from '../../../../../words/describe-failure.ts'
import { words } from '../../../../../words/words.ts'
import { parseMarkdown } from '../../../../markdown/parse-markdown.ts'
import { announce } from '../../../../ui/announce.tsx'
import { readLive, watchAnswers, type LiveAnswer } from '../../../../stores/live-answers.ts'
import { readDocument } from '../rows/documents.ts'
import { createSpeaker } from './speak-answer.ts'

const pauseMs = 1_000

/** @param message the answer that is being written, or `null`. */
export function useAnnouncements(message: Message | null): void {
  const id = message?.id ?? null
  useEffect(() => {
    if (!message || message.id !== id) return undefined
    return announceAnswer(message)
    // Only another id starts again; other changes of the same message must not interrupt it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id])
}

function announceAnswer(message: Message): () => void {
  const speaker = createSpeaker()
  let hasBegun = false
  let saidState = ''
  let timer: ReturnType<typeof setTimeout> | null = null

  const speak = () => {
    timer = null
    announce(speaker.take(readDocument(message), false))
  }
  const onChange = (live: LiveAnswer) => {
    // Once for each wait, not for every second of the countdown.
    const state = `${live.state.name} ${live.state.name === 'waiting' ? live.state.retry?.atMs : ''}`
    if (state !== saidState) announce(describeWait(live))
    saidState = state
    if (live.drawable === 0) return
    if (!hasBegun) announce(words.messages.announceBegin)
    hasBegun = true
    timer ??= setTimeout(speak, pauseMs)
  }

  const live = readLive(message.id)
  if (live && live.drawable > 0) {
    // The reader returned in the middle of the answer: text that is already visible isn't announced.
    hasBegun = true
    speaker.take(readDocument(message), false)
  }
  const stop = watchAnswers({
    changed(messageId: MessageId) {
      const now = messageId === message.id ? readLive(messageId) : null
      if (now) onChange(now)
    },
    settled(messageId, _live, result) {
      if (messageId !== message.id) return
      if (timer) clearTimeout(timer)
      const rest = result.ok ? speaker.take(parseMarkdown(result.value.message.text), true) : ''
      announce([rest, describeEnd(result)].filter((part) => part !== '').join(' '))
    },
  })
  return () => {
    stop()
    if (timer) clearTimeout(timer)
  }
}

function describeWait({ state }: LiveAnswer): string {
  if (state.name === 'queued') return words.messages.announceQueued
  if (state.name !== 'waiting' || !state.retry) return ''
  const seconds = Math.max(0, Math.ceil((state.retry.atMs - Date.now()) / 1_000))
  return words.messages.announceRetry(describeFailure(state.retry.failure).title, seconds)
}

function describeEnd(result: Result<{ message: Message }>): string {
  const failure = result.ok ? result.value.message.failure : result.failure
  if (failure) return words.messages.announceFailed(describeFailure(failure).title)
  return result.ok && result.value.message.status === 'stopped'
    ? words.messages.announceStopped
    : words.messages.announceEnd
}
