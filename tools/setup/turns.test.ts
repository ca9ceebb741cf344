import { describe, expect, it } from 'vitest'
import { takeTurns } from './turns.ts'

const open = () => {
  const shown: string[] = []
  return { shown, turns: takeTurns((text) => shown.push(text)) }
}

describe('programs that run at once', () => {
  it('shows what the first writes as it writes it', () => {
    const { shown, turns } = open()
    const first = turns.join()
    first.write('a')
    first.write('b')
    expect(shown).toEqual(['a', 'b'])
  })

  it('keeps what the second writes until the first has ended, then shows it as it comes', () => {
    const { shown, turns } = open()
    const [first, second] = [turns.join(), turns.join()]
    second.write('x')
    second.write('y')
    first.write('a')
    expect(shown).toEqual(['a'])
    first.end()
    expect(shown).toEqual(['a', 'xy'])
    second.write('z')
    expect(shown).toEqual(['a', 'xy', 'z'])
  })

  it('shows them in the order in which they joined, whichever ends first', () => {
    const { shown, turns } = open()
    const [first, second, third] = [turns.join(), turns.join(), turns.join()]
    third.write('3')
    third.end()
    second.write('2')
    second.end()
    expect(shown).toEqual([])
    first.write('1')
    first.end()
    first.end()
    expect(shown).toEqual(['1', '2', '3'])
  })
})
