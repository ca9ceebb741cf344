// The events that the two APIs put on the wire, so that a test can send them whole, broken or twice.

const sse = (data: object | string, event?: string): string => {
  const name = event === undefined ? '' : `event: ${event}\n`
  return `${name}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`
}

export interface WireUsage {
  readonly inputTokens: number
  readonly outputTokens: number
}

export interface Wire {
  delta(text: string): string
  /** A good end; without token counts if `usage` is `null`. */
  end(usage: WireUsage | null): string
  /** The model reached its limit of output. */
  tooLong(usage: WireUsage): string
  filtered(usage: WireUsage): string
  /** An error in the middle of the stream, in this API's format. */
  error(code: string, message: string): string
  /** An event that no client knows. */
  readonly unknown: string
  /** Not JSON. */
  readonly garbage: string
}

export const wireModel = 'gpt-4o'

const typed = (type: string, rest: object): string => sse({ type, ...rest }, type)

const responsesEnd = (type: string, usage: WireUsage | null, rest: object = {}): string =>
  typed(`response.${type}`, {
    response: {
      id: 'resp_fault',
      model: wireModel,
      ...(usage && { usage: { input_tokens: usage.inputTokens, output_tokens: usage.outputTokens } }),
      ...rest,
    },
  })

export const responsesWire: Wire = {
  delta: (delta) => typed('response.output_text.delta', { delta }),
  end: (usage) => responsesEnd('completed', usage),
  tooLong: (usage) =>
    responsesEnd('incomplete', usage, { incomplete_details: { reason: 'max_output_tokens' } }),
  filtered: (usage) =>
    responsesEnd('incomplete', usage, { incomplete_details: { reason: 'content_filter' } }),
  error: (code, message) => typed('error', { code, message, param: null }),
  unknown: typed('response.something_new', { delta: 'not text' }),
  garbage: 'data: {"type":"response.output_text.del\n\n',
}

const chunk = (delta: object, finish_reason: string | null): string =>
  sse({ id: 'chatcmpl_fault', model: wireModel, choices: [{ index: 0, delta, finish_reason }] })

const chatEnd = (reason: string, usage: WireUsage | null): string => {
  const counted = usage && {
    model: wireModel,
    choices: [],
    usage: { prompt_tokens: usage.inputTokens, completion_tokens: usage.outputTokens },
  }
  return chunk({}, reason) + (counted ? sse(counted) : '') + sse('[DONE]')
}

export const chatWire: Wire = {
  delta: (content) => chunk({ content }, null),
  end: (usage) => chatEnd('stop', usage),
  tooLong: (usage) => chatEnd('length', usage),
  filtered: (usage) => chatEnd('content_filter', usage),
  error: (code, message) => sse({ error: { code, message, type: 'server_error' } }),
  unknown: sse({ object: 'something.new', choices: [] }),
  garbage: 'data: {"choices":[{"index":0,"del\n\n',
}
