// Connects a code block to its reading: reads a little while drawing and the rest in slices, and renders
// again when there is more. What was read is only a cache, so rendering twice gives the same result.
import { startTransition, useEffect, useReducer, useState } from 'react'
import type { Code } from '../nodes.ts'
import { openCodeReading, type CodeReading, type GroupLines } from './code-reading.ts'
import { addWork, findDeadlineAtOnce } from './idle-work.ts'
import type { LineReader } from './line-reader.ts'
import { loadReader, peekReader } from './load-reader.ts'

/** The time in one frame, for all blocks together. */
const atOnceMs = 4
const pauseMs = 80

const nothingRead: readonly GroupLines[] = []

/** Doesn't read a block that the slices are working on. */
function readAtOnce(reading: CodeReading, block: Code, reader: LineReader): readonly GroupLines[] {
  const deadlineMs = reading.unread === block ? -Infinity : findDeadlineAtOnce(atOnceMs)
  return reading.read(block, reader, deadlineMs)
}

/** What is known about each group's lines; groups beyond the array are plain. */
export function useGroupLines(block: Code): readonly GroupLines[] {
  const [reading] = useState(() => openCodeReading())
  const [, drawAgain] = useReducer((count: number) => count + 1, 0)
  const { language } = block
  const reader = peekReader(language)
  const known = reader ? readAtOnce(reading, block, reader) : nothingRead
  // Each new value restarts the work below, so it must only change for a block with unread lines.
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

  // Runs only at a pause: each new piece of a stream postpones it, and reads the line itself in time.
  useEffect(() => {
    if (!stale) return undefined
    const timer = setTimeout(() => startTransition(drawAgain), pauseMs)
    return () => clearTimeout(timer)
  }, [stale])

  return known
}
