// Selects a whole conversation by its key and copies it, as a person does.
import { afterPaint } from '../rest.ts'
import { findScroller } from './read-rows.ts'

/** Returns what the clipboard would hold. */
export async function copyAll(host: Element): Promise<string> {
  const scroller = findScroller(host)
  scroller.focus()
  scroller.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true, cancelable: true }),
  )
  await afterPaint()
  await afterPaint()
  const clipboardData = new DataTransfer()
  const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true })
  scroller.dispatchEvent(event)
  // If the page doesn't answer the event, the browser copies what is selected.
  return event.defaultPrevented ? clipboardData.getData('text/plain') : String(getSelection())
}
