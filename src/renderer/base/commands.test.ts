import { afterEach, describe, expect, it } from 'vitest'
import { keysOf, readCommands, registerCommands, runCommand, type AppCommand } from './commands.ts'

const command = (id: string, more: Partial<AppCommand> = {}): AppCommand => ({
  id,
  name: id,
  group: 'chat',
  run: () => {},
  ...more,
})

const takeBacks: Array<() => void> = []
const register = (...list: AppCommand[]) => {
  const takeBack = registerCommands(list)
  takeBacks.push(takeBack)
  return takeBack
}

afterEach(() => {
  for (const takeBack of takeBacks.splice(0)) takeBack()
})

describe('the commands', () => {
  it('stand by group, in the order of registering', () => {
    register(command('theme', { group: 'window' }), command('go', { group: 'go' }))
    register(command('stop'), command('copy'))
    expect(readCommands().map(({ id }) => id)).toEqual(['stop', 'copy', 'go', 'theme'])
  })

  it('are there for as long as they are registered, also when one list is registered twice', () => {
    const list = [command('stop')]
    const first = registerCommands(list)
    const second = registerCommands(list)
    first()
    expect(readCommands()).toHaveLength(1)
    second()
    expect(readCommands()).toHaveLength(0)
  })

  it('give way to one of the same id registered later, and come back', () => {
    let ran = ''
    register(command('stop', { run: () => (ran += 'a') }))
    const takeBack = register(command('stop', { run: () => (ran += 'b') }))
    runCommand('stop')
    takeBack()
    runCommand('stop')
    expect(ran).toBe('ba')
  })

  it('run only while they can', () => {
    let isOpen = false
    let count = 0
    register(
      command('copy', { isAvailable: () => isOpen, run: () => (count += 1) }),
      command('send', { run: null }),
    )
    expect(runCommand('copy')).toBe(false)
    isOpen = true
    expect(runCommand('copy')).toBe(true)
    expect(runCommand('send')).toBe(false)
    expect(runCommand('unknown')).toBe(false)
    expect(count).toBe(1)
  })

  it('may have keys of the platform', () => {
    expect(keysOf({ keys: { mac: 'Mod+Shift+]', other: 'Alt+ArrowDown' } })).toBe('Alt+ArrowDown')
    expect(keysOf({ keys: 'Mod+N' })).toBe('Mod+N')
    expect(keysOf({})).toBeNull()
  })
})
