// The place that the window shows, as one value; there are no URLs. Any code may change it.
import type { FailureCode } from '../../domain/failure.ts'
import type { GuideTopic } from '../../domain/guide-topic.ts'
import type { ConversationId, KeyId, MessageId } from '../../domain/ids.ts'
import type { SettingId, SettingsPlace } from '../../domain/settings-place.ts'
import { useEffect, useRef } from 'react'
import { createStore, useStore } from './store.ts'

export type Place =
  | {
      readonly screen: 'chat'
      readonly conversationId: ConversationId | null
      /** The message to jump to, which may be on a hidden branch. */
      readonly messageId?: MessageId
      /**
       * The text found in that message. The view jumps to the match, which can be far below the message's
       * beginning.
       */
      readonly foundText?: string
    }
  | {
      readonly screen: 'keys'
      /**
       * The sheet over the list; `rotate` is for the key `keyId`. Without a sheet, the row of `keyId` is
       * open.
       */
      readonly sheet?: 'add' | 'import' | 'rotate'
      readonly keyId?: KeyId
    }
  /** `code`: jump to the explanation of this failure. */
  | { readonly screen: 'guide'; readonly topic?: GuideTopic; readonly code?: FailureCode }
  | { readonly screen: 'prompts' }
  /**
   * `part`: history if absent. `modelId`: the model whose price to set. `sheet`: the sheet over the screen.
   */
  | {
      readonly screen: 'usage'
      readonly part?: 'history' | 'budgets' | 'prices'
      readonly modelId?: string
      readonly sheet?: 'export' | 'reconcile'
    }
  /**
   * `at`: the place of Settings; without one, the last that was shown, or their list in a narrow window.
   * `setting`: the setting in it that gets the focus.
   */
  | { readonly screen: 'settings'; readonly at?: SettingsPlace; readonly setting?: SettingId }

const keptName = 'chat'

/**
 *  Remembers the shown chat for a reload, by hand or after a crash. The app's next start begins with a new
 * chat, because `sessionStorage` lives only as long as the window. Without a window there is none.
 */
function keepChat(now: Place): void {
  const conversationId = now.screen === 'chat' ? now.conversationId : null
  if (conversationId === null) globalThis.sessionStorage?.removeItem(keptName)
  else globalThis.sessionStorage?.setItem(keptName, conversationId)
}

// The cast is safe: only `keepChat` writes this entry, and it writes an id.
function readKeptChat(): ConversationId | null {
  return (globalThis.sessionStorage?.getItem(keptName) ?? null) as ConversationId | null
}

const place = createStore<Place>({ screen: 'chat', conversationId: readKeptChat() })
place.subscribe(() => keepChat(place.read()))

/** The last place on a screen other than the current one. */
const placeBefore = createStore<Place | null>(null)

/** Counts arrivals, so that going to the current place still moves the focus. */
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

/** Renders again only when this conversation becomes the shown one or stops being it. */
export const useIsShown = (conversationId: ConversationId): boolean =>
  useStore(place, (now) => now.screen === 'chat' && now.conversationId === conversationId)

/** The place to go back to from a reference screen such as the guide; `null` at the start. */
export const usePlaceBefore = (): Place | null => useStore(placeBefore, (state) => state)

/** Changes the current screen's place without an arrival, so that the focus doesn't move. */
export const stayAt = (next: Place): void => place.change(() => next)

/** Runs `act` on the first render and on each arrival after it. */
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
