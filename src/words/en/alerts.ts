// The words of what is out of the ordinary in one's own usage: what happened, and the figures that say why.
import { count } from './count.ts'

export const alertsInEnglish = {
  list: 'Out of the ordinary',
  dismiss: 'Dismiss',
  more: (left: number): string => `Show ${left.toLocaleString('en-US')} more`,
  aKey: 'A key that is no longer here',

  spending: {
    title: 'Spending far above your usual day',
    sentence: (spent: string, day: string): string => `${spent} on ${day}.`,
    why: (median: string, usualUpTo: string, days: number): string =>
      `A usual day costs ${median}, and up to ${usualUpTo}: that is from the ${count(days, 'day', 'days')} with ` +
      'spending in the four weeks before. Days without are not counted.',
    show: 'Show that day',
  },
  refusals: {
    title: 'Many refused requests',
    sentence: (key: string, refusals: number, minutes: number): string =>
      `${key} was refused ${count(refusals, 'time', 'times')} within ${count(minutes, 'minute', 'minutes')}.`,
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
      `${count(requests, 'request is', 'requests are')} dated more than a day after now: this computer’s clock ` +
      'was ahead, or was set back since. They count toward the days they are dated.',
    show: 'Show all time',
  },
}
