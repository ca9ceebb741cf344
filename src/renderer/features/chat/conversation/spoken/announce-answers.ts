// Says aloud, politely, what happens to the answers of the conversation that is shown: that one begins, its sentences
// about once a second, what it waits for, and how it ended.
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

/** @param message the one that is being written, if one is. */
export function useAnnouncements(message: Message | null): void {
  const id = message?.id ?? null
  useEffect(() => {
    if (!message || message.id !== id) return undefined
    return announceAnswer(message)
    // The same answer is spoken on, whatever else changes of the message.
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
    // Once for each wait: the seconds that pass are not said.
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
    // One comes back to it in the middle: what stands there can be read, and isn't said.
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
