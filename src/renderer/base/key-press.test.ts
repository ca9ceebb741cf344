// Keys against presses as browsers report them on several keyboards.
import { describe, expect, it } from 'vitest'
import { ariaKeys, matchesPress, showKeys, type Press } from './key-press.ts'

const press = (key: string, code: string, held = ''): Press => ({
  key,
  code,
  metaKey: held.includes('meta'),
  ctrlKey: held.includes('ctrl'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
})

describe('matchesPress', () => {
  it.each([
    ['Mod+N', press('n', 'KeyN', 'ctrl'), false, true],
    ['Mod+N', press('N', 'KeyN', 'ctrl'), false, true],
    ['Mod+N', press('n', 'KeyN', 'meta'), true, true],
    ['Mod+N', press('n', 'KeyN', 'meta'), false, false],
    ['Mod+N', press('n', 'KeyN', 'ctrl'), true, false],
    ['Mod+N', press('n', 'KeyN', 'ctrl meta'), false, false],
    ['Mod+N', press('N', 'KeyN', 'ctrl shift'), false, false],
    ['Mod+N', press('n', 'KeyN', 'ctrl alt'), false, false],
    ['Mod+N', press('n', 'KeyN'), false, false],
    ['Mod+Shift+F', press('F', 'KeyF', 'ctrl shift'), false, true],
    // By place where letters are not Latin, and not where they are: on this keyboard KeyQ writes an a.
    ['Mod+N', press('т', 'KeyN', 'ctrl'), false, true],
    ['Mod+Q', press('a', 'KeyQ', 'ctrl'), false, false],
    ['Mod+A', press('a', 'KeyQ', 'ctrl'), false, true],
    // A sign that is typed with Shift there.
    ['Mod+/', press('/', 'Slash', 'ctrl'), false, true],
    ['Mod+/', press('/', 'Digit7', 'ctrl shift'), false, true],
    ['Mod+Shift+[', press('{', 'BracketLeft', 'meta shift'), true, true],
    ['Mod+Shift+[', press('[', 'BracketLeft', 'meta'), true, false],
    ['Mod+\\', press('\\', 'Backslash', 'ctrl'), false, true],
    ['Mod+,', press(',', 'Comma', 'ctrl'), false, true],
    ['Mod+.', press(',', 'Comma', 'ctrl'), false, false],
    ['Alt+ArrowDown', press('ArrowDown', 'ArrowDown', 'alt'), false, true],
    ['Alt+ArrowDown', press('ArrowDown', 'ArrowDown'), false, false],
    ['F1', press('F1', 'F1'), false, true],
  ])('%s and %o', (keys, pressed, isMac, matches) => {
    expect(matchesPress(keys, pressed, isMac)).toBe(matches)
  })
})

it('shows keys as each platform does', () => {
  expect(showKeys('Mod+Shift+F', true)).toEqual(['⇧', '⌘', 'F'])
  expect(showKeys('Mod+Shift+F', false)).toEqual(['Ctrl', 'Shift', 'F'])
  expect(showKeys('Alt+ArrowUp', false)).toEqual(['Alt', '↑'])
  expect(showKeys('Escape', true)).toEqual(['⎋'])
  expect(showKeys('Escape', false)).toEqual(['Esc'])
  expect(ariaKeys('Mod+N', true)).toBe('Meta+N')
  expect(ariaKeys('Mod+N', false)).toBe('Control+N')
})
