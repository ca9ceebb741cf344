// Where the window is: one value, no addresses. Anything may go anywhere.
import type { FailureCode } from '../../domain/failure.ts'
import type { GuideTopic } from '../../domain/guide-topic.ts'
import type { ConversationId, KeyId, MessageId } from '../../domain/ids.ts'
import { useEffect, useRef } from 'react'
import { createStore, useStore } from './store.ts'

export type Place =
  | {
      readonly screen: 'chat'
      readonly conversationId: ConversationId | null
      /** The message to come out at, also one on a branch that is not shown now. */
      readonly messageId?: MessageId
      /** What was found in that message: it is come out at its place, which may be far below its beginning. */
      readonly foundText?: string
    }
  | {
      readonly screen: 'keys'
      /** What lies over the list. `rotate` is of the key that `keyId` names; without a sheet its row is open. */
      readonly sheet?: 'add' | 'import' | 'rotate'
      readonly keyId?: KeyId
    }
  /** `code`: at what a failure means. */
  | { readonly screen: 'guide'; readonly topic?: GuideTopic; readonly code?: FailureCode }
  | { readonly screen: 'prompts' }
  /**
   * `part`: history, unless it says otherwise. `modelId`: whose price is to be set. `sheet`: what lies over it.
   */
  | {
      readonly screen: 'usage'
      readonly part?: 'history' | 'budgets' | 'prices'
      readonly modelId?: string
      readonly sheet?: 'export' | 'reconcile'
    }
  | { readonly screen: 'settings' }

const keptName = 'chat'

/**
 * A page that is loaded again, by hand or after a crash, comes back to the chat that it showed. Another start begins
 * anew: what is kept here lives in memory, as long as the window. Outside a window there is nothing to keep it in.
 */
function keepChat(now: Place): void {
  const conversationId = now.screen === 'chat' ? now.conversationId : null
  if (conversationId === null) globalThis.sessionStorage?.removeItem(keptName)
  else globalThis.sessionStorage?.setItem(keptName, conversationId)
}

// It was an id when it was kept, and nothing else writes there.
function readKeptChat(): ConversationId | null {
  return (globalThis.sessionStorage?.getItem(keptName) ?? null) as ConversationId | null
}

const place = createStore<Place>({ screen: 'chat', conversationId: readKeptChat() })
place.subscribe(() => keepChat(place.read()))

/** The last place on another screen than this one. */
const placeBefore = createStore<Place | null>(null)

/** Counts each arrival, so that going where one already is still moves the focus there. */
const arrivals = createStore(0)

export const readPlace = (): Place => place.read()
export const subscribeToPlace = (listener: () => void): (() => void) => place.subscribe(listener)

export function goTo(next: Place): void {
  const now = place.read()
  if (now.screen !== next.screen) placeBefore.change(() => now)
  place.change(() => next)
  arrivals.change((count) => count + 1)
}

export const usePlace = (): Place => useStore(place, (state) => state)

/** Draws again only when it becomes the conversation that is shown, or is no longer. */
export const useIsShown = (conversationId: ConversationId): boolean =>
  useStore(place, (now) => now.screen === 'chat' && now.conversationId === conversationId)

/** Where one came from, for a screen that is only looked up in; `null` at the beginning. */
export const usePlaceBefore = (): Place | null => useStore(placeBefore, (state) => state)

/** Changes what the present screen shows, without arriving anew: the focus stays where it is. */
export const stayAt = (next: Place): void => place.change(() => next)

/** Acts on the first drawing and on each arrival after it. */
export function useOnArrival(act: () => void): void {
  const count = useStore(arrivals, (state) => state)
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (count >= 0) latest.current()
  }, [count])
}
