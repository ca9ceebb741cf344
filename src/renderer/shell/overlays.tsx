// The overlays above the window, loaded later. Each stays mounted until it has faded out.
import { useState, type ReactNode } from 'react'
import { later } from '../base/later.tsx'
import { useOverlay, type Overlay } from '../base/overlay.ts'

const palette = later(async () => (await import('./palette/palette-sheet.tsx')).PaletteSheet)
const search = later(async () => (await import('../features/search/search-sheet.tsx')).SearchSheet)
const shortcuts = later(async () => (await import('./palette/shortcuts-sheet.tsx')).ShortcutsSheet)
const name = later(async () => (await import('../features/conversations/name-sheet.tsx')).NameSheet)

export function prepareOverlays(): void {
  for (const part of [palette, search, shortcuts, name]) part.prepare()
}

type Shown = { readonly [Name in Overlay['name']]?: Extract<Overlay, { name: Name }> }

export function Overlays(): ReactNode {
  const overlay = useOverlay()
  const [shown, setShown] = useState<Shown>({})
  if (overlay && shown[overlay.name] !== overlay) setShown({ ...shown, [overlay.name]: overlay })
  const isOpen = (of: Overlay['name']): boolean => overlay?.name === of
  return (
    <>
      {shown.palette && <palette.View isOpen={isOpen('palette')} overlay={shown.palette} />}
      {shown.search && <search.View isOpen={isOpen('search')} />}
      {shown.shortcuts && <shortcuts.View isOpen={isOpen('shortcuts')} />}
      {shown.name && <name.View isOpen={isOpen('name')} question={shown.name.question} />}
    </>
  )
}
