// Recognises payment card numbers: by known issuers, their lengths, and the check digit at the end.

interface Issuer {
  readonly prefix: RegExp
  readonly lengths: readonly number[]
}

// ISO/IEC 7812 ranges as the networks publish them. Lengths matter: a phone's IMEI has 15 digits, begins like
// a JCB card and has the same check digit.
const issuers: readonly Issuer[] = [
  { prefix: /^4/u, lengths: [13, 16, 19] },
  { prefix: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/u, lengths: [16] },
  { prefix: /^3[47]/u, lengths: [15] },
  { prefix: /^(6011|64[4-9]|65)/u, lengths: [16, 17, 18, 19] },
  { prefix: /^35(2[89]|[3-8])/u, lengths: [16, 17, 18, 19] },
  { prefix: /^(30[0-5]|36|38)/u, lengths: [14] },
  { prefix: /^62/u, lengths: [16, 17, 18, 19] },
]

/** Takes digits only, without spaces or hyphens. */
export const isCardNumber = (digits: string): boolean =>
  issuers.some(({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(digits)) &&
  hasCheckDigit(digits)

/** Luhn's sum: every second digit from the right is doubled, and the digits of the result are added up. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits.at(-1 - index))
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
