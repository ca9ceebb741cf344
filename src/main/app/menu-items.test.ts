// Every command has its place in the menu, and no two items the same keys.
import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { commands, type Command } from '../../domain/command.ts'
import { listMenus } from './menu-items.ts'

function flatten(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => (Array.isArray(item.submenu) ? [item, ...flatten(item.submenu)] : [item]))
}

function open(isMac: boolean) {
  const chosen: Command[] = []
  const items = flatten(
    listMenus({ isMac, hasDevTools: false, onCommand: (command) => chosen.push(command) }),
  )
  // What Electron calls it with is not looked at.
  for (const { click } of items) (click as (() => void) | undefined)?.()
  return { chosen, items }
}

describe.each([
  ['macOS', true],
  ['others', false],
])('the menu on %s', (_name, isMac) => {
  it('has each command once', () => {
    expect(open(isMac).chosen.toSorted()).toEqual([...commands].toSorted())
  })

  it('gives no keys twice', () => {
    const keys = open(isMac).items.flatMap(({ accelerator }) => accelerator ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('shows the keys of the window', () => {
    const byLabel = new Map(open(isMac).items.map(({ label, accelerator }) => [label, accelerator]))
    expect(byLabel.get('New Chat')).toBe('CmdOrCtrl+N')
    expect(byLabel.get('Search All Chats…')).toBe('CmdOrCtrl+Shift+F')
    expect(byLabel.get('Commands…')).toBe('CmdOrCtrl+K')
    expect(byLabel.get('Key Guide')).toBe(isMac ? undefined : 'F1')
  })

  it('keeps reloading and the developer tools out of a release', () => {
    const roles = open(isMac).items.map(({ role }) => role)
    expect(roles).not.toContain('reload')
    expect(roles).not.toContain('toggleDevTools')
    expect(roles).toContain('copy')
  })
})

it('has settings where each platform looks for them', () => {
  const [first] = listMenus({ isMac: true, hasDevTools: true, onCommand: () => {} })
  expect(first?.role).toBe('appMenu')
  expect(flatten(first ? [first] : []).some(({ label }) => label === 'Settings…')).toBe(true)
})
