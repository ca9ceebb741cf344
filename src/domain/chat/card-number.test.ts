import { describe, expect, it } from 'vitest'
import { isCardNumber } from './card-number.ts'

// The networks' and processors' published test numbers.
describe('a card number', () => {
  it.each(['4242424242424242', '4222222222222', '5555555555554444', '2223003122003222', '378282246310005'])(
    '%s',
    (digits) => expect(isCardNumber(digits)).toBe(true),
  )
  it.each(['6011111111111117', '3566002020360505', '30569309025904', '6200000000000005'])('%s', (digits) =>
    expect(isCardNumber(digits)).toBe(true),
  )
  it('has its check digit, its length and its issuer', () => {
    for (const last of '013456789') expect(isCardNumber(`424242424242424${last}`)).toBe(false)
    expect(isCardNumber('424242424242424242')).toBe(false)
    expect(isCardNumber('356938035643809')).toBe(false)
    expect(isCardNumber('9780306406157')).toBe(false)
    expect(isCardNumber('')).toBe(false)
  })
})
