// The words of what is out of the ordinary in one's own usage: what happened, and the figures that say why.
import { count, formatWhole } from '../format.ts'

export const alerts = {
  list: 'Out of the ordinary',
  dismiss: 'Dismiss',
  more: (left: number): string => `Show ${formatWhole(left)} more`,
  aKey: 'A key that is no longer here',

  spending: {
    title: 'Spending far above your usual day',
    sentence: (spent: string, day: string): string => `${spent} on ${day}.`,
    why: (median: string, usualUpTo: string, days: number): string =>
      `A usual day costs ${median}, and up to ${usualUpTo}: that is from the ${count(days, { one: 'day', other: 'days' })} with ` +
      'spending in the four weeks before. Days without are not counted.',
    show: 'Show that day',
  },
  refusals: {
    title: 'Many refused requests',
    sentence: (key: string, refusals: number, minutes: number): string =>
      `${key} was refused ${count(refusals, { one: 'time', other: 'times' })} within ${count(minutes, { one: 'minute', other: 'minutes' })}.`,
    why: (failure: string): string => `Most often: ${failure}.`,
    show: 'Show failed requests',
  },
  address: {
    title: 'A key used at an unusual address',
    sentence: (key: string, baseUrl: string): string => `${key} was used at ${baseUrl} for the first time.`,
    why: (usual: string): string => `It is usually used at ${usual}. If you don’t know why, rotate the key.`,
    show: 'Show its requests',
  },
  openKey: 'Open key',

  future: {
    title: 'Some requests are dated later than now',
    sentence: (requests: number): string =>
      `${count(requests, { one: 'request is', other: 'requests are' })} dated more than a day after now: this computer’s clock ` +
      'was ahead, or was set back since. They count toward the days they are dated.',
    show: 'Show all time',
  },
}
