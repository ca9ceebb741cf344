// Connects a block of code with its reading: a little at once while drawing, the rest in slices, and a new
// drawing when there is more to show. What was read is only ever a cache: drawing twice gives the same.
import { startTransition, useEffect, useReducer, useState } from 'react'
import type { Code } from '../nodes.ts'
import { openCodeReading, type CodeReading, type GroupLines } from './code-reading.ts'
import { addWork, findDeadlineAtOnce } from './idle-work.ts'
import type { LineReader } from './line-reader.ts'
import { loadReader, peekReader } from './load-reader.ts'

/** Of a frame, for all blocks together. */
const atOnceMs = 4
const pauseMs = 80

const nothingRead: readonly GroupLines[] = []

/** What the slices are at work on is left to them. */
function readAtOnce(reading: CodeReading, block: Code, reader: LineReader): readonly GroupLines[] {
  const deadlineMs = reading.unread === block ? -Infinity : findDeadlineAtOnce(atOnceMs)
  return reading.read(block, reader, deadlineMs)
}

/** What is known of each group's lines; groups beyond the end are plain. */
export function useGroupLines(block: Code): readonly GroupLines[] {
  const [reading] = useState(() => openCodeReading())
  const [, drawAgain] = useReducer((count: number) => count + 1, 0)
  const { language } = block
  const reader = peekReader(language)
  const known = reader ? readAtOnce(reading, block, reader) : nothingRead
  // Its identity starts the work below again: only a block that has unread lines may do that.
  const unread = reader ? reading.unread : null

  const stale = reader && reading.isStale ? block : null

  useEffect(() => {
    if (reader !== undefined) return undefined
    let isGone = false
    const load = async () => {
      await loadReader(language)
      if (!isGone) startTransition(drawAgain)
    }
    void load()
    return () => {
      isGone = true
    }
  }, [reader, language])

  useEffect(() => {
    if (!reader || !unread) return undefined
    return addWork((deadlineMs) => {
      const before = reading.progress
      reading.read(unread, reader, deadlineMs)
      if (reading.progress !== before) startTransition(drawAgain)
      return reading.unread === null
    })
  }, [reading, reader, unread])

  // Only the end of a pause gets here: each tick of a stream puts it off, and reads the line itself in time.
  useEffect(() => {
    if (!stale) return undefined
    const timer = setTimeout(() => startTransition(drawAgain), pauseMs)
    return () => clearTimeout(timer)
  }, [stale])

  return known
}
