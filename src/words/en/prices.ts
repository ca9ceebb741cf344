// The words of prices, in English. Amounts and days come in as text.
import { formatWhole } from '../format.ts'
export const prices = {
  title: 'Prices',
  sentence: (source: string, date: string): string =>
    `In dollars for a million tokens. The prices of OpenAI’s own server come with Latchkey (${source}, ${date}). A ` +
    'price of your own comes before them, on any server.',
  keeps: 'A price holds for requests from now on. What was recorded keeps the price it was recorded with.',
  find: 'Find a model',
  nothingFound: (written: string): string => `No model here is called “${written}”.`,
  found: (models: number): string => (models === 1 ? '1 model' : `${formatWhole(models)} models`),
  more: (left: number): string => `Show ${formatWhole(left)} more`,
  emptyTitle: 'No prices to show',
  emptySentence: 'Once you ask a model, it is listed here with its price. You can set one before.',

  columns: {
    model: 'Model',
    input: 'Input',
    cached: 'Cached input',
    output: 'Output',
    from: 'Price from',
    actions: 'Actions',
  },
  asInput: 'as input',
  free: 'free',
  unknown: 'unknown',
  dearer: (tokens: string): string => `dearer from ${tokens} tokens`,
  own: 'Your own',
  ownSince: (day: string): string => `Your own, set ${day}`,
  catalogue: 'With Latchkey',
  none: 'Unknown',
  noneSentence: 'Asked, but not priced: its requests are in no sum of costs.',

  add: 'Set a price',
  setFor: (model: string): string => `Set a price: ${model}`,
  editFor: (model: string): string => `Edit your price: ${model}`,
  replaceFor: (model: string): string => `Use a price of your own: ${model}`,
  removeFor: (model: string): string => `Remove your price: ${model}`,
  removed: (model: string): string => `Your price for ${model} is removed.`,
  saved: (model: string): string => `Your price for ${model} is saved. Requests from now on have it.`,
  undo: 'Undo',

  form: {
    title: 'A price of your own',
    titleOf: (model: string): string => `Price of ${model}`,
    sentence: 'In US dollars for a million tokens, as makers of models list them. 0 means free.',
    model: 'Model',
    modelHint: 'As its server names it, like llama3.2:3b.',
    modelMissing: 'Write the name of a model.',
    modelHoldsKey: 'This looks like a key. Nothing of it was kept; write the name of a model.',
    input: 'Input',
    cached: 'Cached input',
    cachedHint: 'Input that the server has read before. Leave it empty to count it as input.',
    output: 'Output',
    outputHint: 'Reasoning is counted as output.',
    listed: (input: string, output: string): string =>
      `With Latchkey come ${input} for input and ${output} for output. Yours comes first.`,
    example: (cost: string): string =>
      `A message of 1,000 tokens with an answer of 500 tokens then costs ${cost}.`,
    exampleFree: 'Requests to it are then counted at $0.00.',
    save: 'Save',
  },
} as const
