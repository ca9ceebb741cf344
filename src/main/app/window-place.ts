// Remembers the window's place, so that it opens there again. A file that can't be read counts as missing,
// and a place on a screen that is gone is not used.
import { readFileSync, writeFileSync } from 'node:fs'
import { screen, type BrowserWindow, type Rectangle } from 'electron'
import * as z from 'zod'

const edge = z.int().min(-100_000).max(100_000)
const placeSchema = z.object({
  x: edge,
  y: edge,
  width: z.int().min(100).max(100_000),
  height: z.int().min(100).max(100_000),
  isMaximized: z.boolean(),
})

export type WindowPlace = z.output<typeof placeSchema>

/** Returns `null` if none was kept, or if no screen shows enough of it. Needs `ready`. */
export function readWindowPlace(path: string): WindowPlace | null {
  const place = parsePlace(path)
  return place && screen.getAllDisplays().some(({ workArea }) => showsMuch(workArea, place)) ? place : null
}

function parsePlace(path: string): WindowPlace | null {
  try {
    return placeSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/** Returns true if enough of the title bar is visible to drag the window. */
export function showsMuch(area: Rectangle, place: Rectangle): boolean {
  const width = Math.min(area.x + area.width, place.x + place.width) - Math.max(area.x, place.x)
  const isTopIn = place.y >= area.y - 10 && place.y < area.y + area.height - 40
  return width >= Math.min(160, place.width) && isTopIn
}

export function keepWindowPlace(window: BrowserWindow, path: string): void {
  window.on('close', () => {
    const place: WindowPlace = { ...window.getNormalBounds(), isMaximized: window.isMaximized() }
    try {
      writeFileSync(path, JSON.stringify(place), { mode: 0o600 })
    } catch {
      // On a full disk, for example: the window then opens at the default place.
    }
  })
}
