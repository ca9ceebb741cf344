import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseExport } from './parse-export.ts'
import type { ParsedExport } from './parsed-export.ts'

const dayOneS = Date.UTC(2026, 10, 1) / 1_000
const daySeconds = 86_400

function parse(text: string): ParsedExport {
  const parsed = parseExport(text)
  if (!parsed.ok) throw new Error(parsed.failure.code)
  return parsed.value
}

// As the dashboard gives it, columns and order.
const usageColumns =
  'start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,' +
  'service_tier,input_tokens,output_tokens,input_cached_tokens'
const usageLine = (day: number, model: string, requests: number, input: number, output: number): string =>
  `${dayOneS + day * daySeconds},${dayOneS + (day + 1) * daySeconds},2026-11-0${day + 1}T00:00:00+00:00,` +
  `2026-11-0${day + 2}T00:00:00+00:00,proj_1,${requests},,,${model},False,default,${input},${output},0`

const costColumns =
  'start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,line_item,project_id,' +
  'organization_id,organization_name'
const costLine = (day: number, amount: string, item: string): string =>
  `${dayOneS + day * daySeconds},${dayOneS + (day + 1) * daySeconds},2026-11-0${day + 1}T00:00:00+00:00,` +
  `2026-11-0${day + 2}T00:00:00+00:00,${amount},${amount === '' ? '' : 'usd'},"${item}",,org-1,Personal`

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`

const oneDay = { fromDay: '2026-11-01', toDay: '2026-11-01' }
const lunaOne = {
  day: '2026-11-01',
  modelId: 'gpt-6-luna',
  requests: 3,
  inputTokens: 120,
  outputTokens: 40,
  costNanoUsd: null,
}

describe('the dashboard’s CSV of usage', () => {
  const whole = lines(
    usageColumns,
    usageLine(0, 'gpt-6-luna', 2, 100, 30),
    usageLine(0, 'gpt-6-luna', 1, 20, 10),
    usageLine(1, 'gpt-6-sol', 1, 5, 5),
  )

  test('is added up by day and model', () => {
    expect(parse(whole)).toEqual({
      kind: 'usage',
      span: { fromDay: '2026-11-01', toDay: '2026-11-02' },
      sums: [
        lunaOne,
        { ...lunaOne, day: '2026-11-02', modelId: 'gpt-6-sol', requests: 1, inputTokens: 5, outputTokens: 5 },
      ],
      ignoredLines: 0,
    })
  })

  test.each<readonly [string, string]>([
    ['a byte order mark', `\u{FEFF}${whole}`],
    ['Windows’ line ends', whole.replaceAll('\n', '\r\n')],
    ['semicolons', whole.replaceAll(',', ';')],
    ['tabs', whole.replaceAll(',', '\t')],
    ['quotes everywhere', whole.replaceAll(/[^,\n]+/gu, '"$&"')],
    ['empty lines', `\n${whole.replaceAll('\n', '\n\n')}`],
    [
      'names in capitals and with spaces',
      whole.replace(usageColumns, usageColumns.toUpperCase().replaceAll('_', ' ')),
    ],
  ])('may have %s', (_name, text) => {
    expect(parse(text)).toEqual(parse(whole))
  })

  test('may have its columns in any order, others beside them, and lines within quotes', () => {
    const text = lines(
      'model,extra,output_tokens,start_time_iso,input_tokens,num_model_requests',
      'gpt-6-luna,"two\nlines",40,2026-11-01T00:00:00,120,3',
    )
    expect(parse(text)).toMatchObject({ span: oneDay, sums: [lunaOne], ignoredLines: 0 })
  })

  test('may tell no models apart', () => {
    const text = lines('start_time,num_model_requests,input_tokens,output_tokens', `${dayOneS},3,120,40`)
    expect(parse(text).sums).toEqual([{ ...lunaOne, modelId: null }])
  })

  test('counts hours and local times into their UTC day', () => {
    const text = lines(
      'start_time_iso,model,num_model_requests,input_tokens,output_tokens',
      '2026-11-01T23:00:00,gpt-6-luna,1,60,20',
      '2026-11-02T01:00:00+02:00,gpt-6-luna,2,60,20',
    )
    expect(parse(text)).toMatchObject({ span: oneDay, sums: [lunaOne] })
  })

  test('has days on which there was nothing', () => {
    const empty = `${dayOneS + 4 * daySeconds},,,,,,,,,,,,,`
    expect(parse(lines(usageColumns, usageLine(0, 'gpt-6-luna', 3, 120, 40), empty))).toMatchObject({
      span: { fromDay: '2026-11-01', toDay: '2026-11-05' },
      sums: [lunaOne],
      ignoredLines: 0,
    })
  })

  test.each<readonly [string, string]>([
    ['of another kind of model', usageLine(0, 'text-embedding-3-small', 9, 900, 0)],
    ['of images', usageLine(0, 'gpt-image-1', 9, 900, 9)],
    [
      'without a day',
      usageLine(0, 'gpt-6-luna', 9, 900, 9).replace(String(dayOneS), 'soon').replace('2026-11-01T', 'x'),
    ],
    [
      'of a day out of all time',
      usageLine(0, 'gpt-6-luna', 9, 900, 9).replace(String(dayOneS), '99999999999999'),
    ],
    ['with a count that is none', usageLine(0, 'gpt-6-luna', 9, 900, 9).replace(',900,', ',many,')],
    ['with a count below zero', usageLine(0, 'gpt-6-luna', 9, 900, 9).replace(',900,', ',-900,')],
    ['with a count beyond belief', usageLine(0, 'gpt-6-luna', 9, 900, 9).replace(',900,', ',1e15,')],
    ['with a key in place of a model', usageLine(0, `sk-proj-${'a1B2'.repeat(10)}`, 9, 900, 9)],
    ['with a model of 201 letters', usageLine(0, 'x'.repeat(201), 9, 900, 9)],
  ])('leaves out a line %s, and counts it', (_name, line) => {
    expect(parse(lines(usageColumns, usageLine(0, 'gpt-6-luna', 3, 120, 40), line))).toMatchObject({
      sums: [lunaOne],
      ignoredLines: 1,
    })
  })
})

describe('the dashboard’s CSV of costs', () => {
  test('has what a model costs under one name, whatever it is for, to the nano-dollar', () => {
    const text = lines(
      costColumns,
      costLine(0, '0.0000035000000000000000', 'gpt-4o-2024-08-06, input'),
      costLine(0, '0.25', 'gpt-4o-2024-08-06, cached input'),
      costLine(0, '1.5e-3', 'GPT-4o-2024-08-06, output'),
      costLine(1, '', ''),
    )
    expect(parse(text)).toEqual({
      kind: 'costs',
      span: { fromDay: '2026-11-01', toDay: '2026-11-02' },
      sums: [
        {
          day: '2026-11-01',
          modelId: 'gpt-4o-2024-08-06',
          requests: null,
          inputTokens: null,
          outputTokens: null,
          costNanoUsd: 251_503_500,
        },
      ],
      ignoredLines: 0,
    })
  })

  test('may have no line items, and credits', () => {
    const text = lines(costColumns, costLine(0, '0.5', ''), costLine(0, '-0.2', ''))
    expect(parse(text).sums).toMatchObject([{ modelId: null, costNanoUsd: 300_000_000 }])
  })

  test.each(['web search tool calls', 'dall-e-3, hd', 'whisper-1, seconds', 'code interpreter sessions'])(
    'leaves out %s, and counts it',
    (item) => {
      expect(
        parse(lines(costColumns, costLine(0, '1', 'gpt-5, input'), costLine(0, '9', item))),
      ).toMatchObject({
        sums: [{ modelId: 'gpt-5', costNanoUsd: 1_000_000_000 }],
        ignoredLines: 1,
      })
    },
  )

  test('leaves out another currency', () => {
    const text = lines(
      costColumns,
      costLine(0, '1', 'gpt-5, input'),
      costLine(0, '9', 'gpt-5, input').replace('usd', 'eur'),
    )
    expect(parse(text)).toMatchObject({ sums: [{ costNanoUsd: 1_000_000_000 }], ignoredLines: 1 })
  })
})

const bucket = (day: number, ...results: readonly object[]): object => ({
  object: 'bucket',
  start_time: dayOneS + day * daySeconds,
  end_time: dayOneS + (day + 1) * daySeconds,
  results,
})
const page = (...data: readonly object[]): object => ({
  object: 'page',
  data,
  has_more: false,
  next_page: null,
})

const used = {
  object: 'organization.usage.completions.result',
  input_tokens: 120,
  output_tokens: 40,
  num_model_requests: 3,
  project_id: null,
  model: 'gpt-6-luna',
  batch: null,
}
const cost = (value: unknown, item: string | null) => ({
  object: 'organization.costs.result',
  amount: { value, currency: 'usd' },
  line_item: item,
})

describe('the API’s JSON', () => {
  test.each<readonly [string, unknown]>([
    ['a page', page(bucket(0, used))],
    [
      'pages in an array',
      [
        page(bucket(0, { ...used, num_model_requests: 1 })),
        page(bucket(0, { ...used, num_model_requests: 2, input_tokens: 0, output_tokens: 0 })),
      ],
    ],
    ['the buckets alone', [bucket(0, used)]],
    ['a bucket with other results', page(bucket(0, used))],
  ])('of usage may be %s', (_name, value) => {
    expect(parse(JSON.stringify(value, null, 2))).toEqual({
      kind: 'usage',
      span: oneDay,
      sums: [lunaOne],
      ignoredLines: 0,
    })
  })

  test('of usage has days on which there was nothing, and results that aren’t of answers', () => {
    const images = { ...used, object: 'organization.usage.images.result', images: 3 }
    expect(parse(`\u{FEFF}${JSON.stringify(page(bucket(0, used, images), bucket(2)))}`)).toEqual({
      kind: 'usage',
      span: { fromDay: '2026-11-01', toDay: '2026-11-03' },
      sums: [lunaOne],
      ignoredLines: 1,
    })
  })

  test('of costs has amounts as numbers or as text', () => {
    const value = page(
      bucket(0, cost(0.06, 'gpt-5, input'), cost('0.0400', 'gpt-5, output')),
      bucket(1, cost(1, null)),
    )
    expect(parse(JSON.stringify(value))).toMatchObject({
      kind: 'costs',
      sums: [
        { day: '2026-11-01', modelId: 'gpt-5', costNanoUsd: 100_000_000 },
        { day: '2026-11-02', modelId: null, costNanoUsd: 1_000_000_000 },
      ],
    })
  })
})

describe('what is no export of OpenAI’s', () => {
  const ownColumns = 'id,time_utc,day_local,day_utc,model_asked,input_tokens,output_tokens,cost_usd'
  test.each<readonly [string, string]>([
    ['nothing', ''],
    ['blanks', ' \n\n '],
    ['prose', 'Dear all,\nplease find attached'],
    ['a web page', '<!doctype html><html><body>start_time</body></html>'],
    ['an image', '\u{FFFD}PNG\r\n\u{1A}\n'],
    [
      'Latchkey’s own export',
      `${ownColumns}\r\n1,2026-11-01T00:00:00Z,2026-11-01,2026-11-01,gpt-5,1,1,0.1\r\n`,
    ],
    ['another tool’s CSV', 'date,model,input_tokens,output_tokens,cost_usd\n2026-11-01,gpt-5,1,1,0.1\n'],
    ['images’ CSV', `start_time,images,num_model_requests,model\n${dayOneS},3,3,gpt-image-1\n`],
    ['a header alone', `${usageColumns}\n`],
    ['a JSON of something else', '{"data":[{"id":"file-1"}]}'],
    ['JSON that is cut short', JSON.stringify(page(bucket(0, used))).slice(0, -4)],
    ['an empty page', JSON.stringify(page())],
    ['a page of empty days', JSON.stringify(page(bucket(0)))],
    [
      'an answer of the API that refuses',
      '{"error":{"message":"Missing scopes","type":"invalid_request_error"}}',
    ],
    ['an array of numbers', '[1,2,3]'],
    ['null in an array', '[null]'],
    ['deeply nested arrays', '['.repeat(100_000)],
    ['buckets of something else', JSON.stringify(page({ start_time: dayOneS, results: [{ count: 1 }] }))],
    [
      'more days by models than there can be',
      lines(usageColumns, ...Array.from({ length: 20_001 }, (_, n) => usageLine(0, `m${n}`, 1, 1, 1))),
    ],
    [
      'sums beyond belief',
      lines(usageColumns, ...Array.from({ length: 9_100 }, () => usageLine(0, 'gpt-5', 1, 1e12, 1))),
    ],
  ])('%s', (_name, text) => {
    expect(parseExport(text)).toMatchObject({ ok: false, failure: { code: 'usage/not-an-export' } })
  })

  test('never makes it throw', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.string({ unit: 'binary' }).map((rest) => `${usageColumns}\n${rest}`),
      fc
        .jsonValue()
        .map((value) =>
          JSON.stringify({ data: [{ start_time: value, results: [{ ...used, model: value }] }] }),
        ),
      fc
        .jsonValue()
        .map((value) =>
          JSON.stringify([{ start_time: dayOneS, results: [cost(value, 'gpt-5, input'), value] }]),
        ),
    )
    fc.assert(
      fc.property(text, (given) => {
        const parsed = parseExport(given)
        expect(parsed.ok || parsed.failure.code === 'usage/not-an-export').toBe(true)
      }),
    )
  })
})
