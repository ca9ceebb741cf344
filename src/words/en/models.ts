// The words for models and for how they are asked to answer.
import type { ReasoningEffort } from '../../domain/chat/parameters.ts'

const efforts: Record<ReasoningEffort, string> = {
  none: 'None',
  minimal: 'Minimal',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  xhigh: 'Extra high',
  max: 'Most',
}

export const models = {
  chooser: 'Model and key:',
  models: 'Models',
  search: 'Find a model',
  loading: 'Reading the model list…',
  none: 'This key lists no models.',
  unread: (title: string): string => `${title}. Only the present choice is listed.`,
  nothingFound: (text: string): string => `No model here is called “${text}”.`,
  more: (rest: string): string => `${rest} more. Write a part of the name to find one.`,
  practice: 'Practice guide',
  practiceGroup: 'Practice',
  free: 'free, answers by script',
  untilQuit: (key: string): string => `${key}, until quit`,
  addKey: 'Add a key',
  command: 'Choose a model',

  context: (tokens: string): string => `${tokens} context`,
  price: (input: string, output: string): string => `${input} in, ${output} out`,
  prices: 'Prices are for a million tokens, at the standard rates.',
  shutsDown: (day: string): string => `Shuts down ${day}`,
  hasShutDown: (day: string): string => `Shut down ${day}`,
  barSoon: (model: string, day: string, inDays: string): string =>
    `${model} shuts down on ${day}, ${inDays}. After that it answers no more.`,
  barToday: (model: string): string => `${model} shuts down today. After that it answers no more.`,
  barPast: (model: string, day: string): string => `${model} was shut down on ${day}. It may answer no more.`,
  chooseOther: 'Choose another model',

  effort: 'Effort',
  effortName: 'Reasoning effort',
  effortSentence: 'More effort takes longer, and its reasoning is billed as output.',
  efforts,
  modelDecides: 'Model decides',

  parameters: 'Parameters',
  parametersChanged: 'Parameters, changed',
  parametersOf: (model: string): string => `How ${model} answers in this chat`,
  reset: 'Back to the defaults',
  temperature: 'Temperature',
  temperatureSentence: 'Lower is steadier, higher more varied.',
  temperatureRange: 'From 0 to 2',
  takesNoTemperature: (model: string): string => `${model} takes no temperature, so none is sent.`,
  takesNoEffort: (model: string): string => `${model} takes no reasoning effort, so none is sent.`,
  takesOtherEffort: (model: string, effort: string): string =>
    `${model} does not take the effort “${effort}”, so none is sent.`,
  maxOutput: 'Longest answer',
  maxOutputNone: 'No limit',
  maxOutputSentence: 'In tokens, reasoning included. An answer that reaches it breaks off.',
  maxOutputMost: (model: string, tokens: string): string => `${model} writes ${tokens} at most.`,
  maxOutputProblem: (most: string): string => `A whole number from 1 to ${most}, or nothing.`,
  systemPrompt: 'System prompt',
  systemPromptNone: 'None. A persona sets one, or write your own.',
  systemPromptSentence:
    'Goes before every message of the chat. It tells the model what it is for and how to answer.',
  systemPromptEdit: 'Edit…',
  systemPromptWrite: 'Write…',
  systemPromptHolds:
    'This looks like it holds an API key. A system prompt is kept on disk, where no key may be.',
  systemPromptLong: (most: string): string => `A system prompt has ${most} characters at most.`,
  parametersCommand: 'Set parameters',
  effortCommand: 'Choose the reasoning effort',
} as const
