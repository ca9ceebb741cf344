// Converts KaTeX's tree to React elements, never through a string of HTML. Only listed elements, attributes
// and styles are allowed, each checked; a link, an image or an unknown node refuses the whole formula.
import { createElement, isValidElement, type CSSProperties, type ReactElement, type ReactNode } from 'react'

const maxElements = 12_000
const maxDepth = 250

const mathElements = new Set(
  (
    'math mrow mi mn mo mtext mspace mover munder munderover msup msub msubsup mfrac mroot msqrt mtable mtr mtd ' +
    'mlabeledtr menclose mstyle mpadded mphantom'
  ).split(' '),
)

const mathAttributes = new Set(
  (
    'accent accentunder columnalign columnlines columnspacing depth display displaystyle fence height largeop ' +
    'linebreak linethickness lspace mathbackground mathcolor mathvariant maxsize minsize notation rowlines ' +
    'rowspacing rspace scriptlevel separator stretchy symmetric voffset width'
  ).split(' '),
)

const svgAttributes: Readonly<Record<string, string>> = {
  height: 'height',
  preserveAspectRatio: 'preserveAspectRatio',
  'stroke-width': 'strokeWidth',
  viewBox: 'viewBox',
  width: 'width',
  x1: 'x1',
  x2: 'x2',
  y1: 'y1',
  y2: 'y2',
}

const styleNames = new Set(
  (
    'backgroundColor borderBottomWidth borderColor borderRightStyle borderRightWidth borderTopWidth borderStyle ' +
    'borderWidth bottom color height left margin marginLeft marginRight marginTop minWidth paddingLeft position ' +
    'textShadow top width verticalAlign'
  ).split(' '),
)

// Lengths, colours and words; no brackets, and therefore no url() or var().
const plainValue = /^[\w#.%+ -]{1,80}$/u
const plainPath = /^[\dMmLlHhVvCcSsQqTtAaZz\s.,e-]*$/u
const plainClass = /^[\w-]+$/u

type Fields = Readonly<Record<string, unknown>>

/** Returns `null` for a refused formula. `tree` is the result of KaTeX's `__renderToDomTree` (0.19). */
export function drawTree(tree: unknown): ReactElement | null {
  let elementCount = 0
  let isRefused = false

  const refuse = (): null => {
    isRefused = true
    return null
  }

  const drawAll = (nodes: unknown, depth: number): ReactNode[] =>
    Array.isArray(nodes) ? nodes.map((node) => draw(node, depth + 1)) : []

  const draw = (node: unknown, depth: number): ReactNode => {
    elementCount += 1
    if (isRefused || elementCount > maxElements || depth > maxDepth || !isFields(node)) return refuse()
    if ('src' in node) return refuse()
    if (typeof node['type'] === 'string') return drawMath(node, node['type'], depth)
    if ('character' in node) return drawSpace(node)
    if ('pathName' in node) return drawPath(node)
    if (typeof node['text'] === 'string') return drawSymbol(node, node['text'])
    if (!isFields(node['attributes'])) return createElement('span', {}, ...drawAll(node['children'], depth))
    if (Array.isArray(node['classes'])) return drawSpan(node, node['attributes'], depth)
    if (!Array.isArray(node['children'])) return createElement('line', { ...pickSvg(node['attributes']) })
    return createElement('svg', pickSvg(node['attributes']), ...drawAll(node['children'], depth))
  }

  const drawMath = (node: Fields, type: string, depth: number): ReactNode => {
    // Leaves out the formula's source, which would be read aloud and found twice.
    if (type === 'semantics') return draw(firstOf(node['children']), depth + 1)
    if (!mathElements.has(type)) return refuse()
    const attributes = Object.entries(isFields(node['attributes']) ? node['attributes'] : {})
    const picked = attributes.filter(([name, value]) => mathAttributes.has(name) && isPlain(value))
    return createElement(type, Object.fromEntries(picked), ...drawAll(node['children'], depth))
  }

  const drawSpan = (node: Fields, attributes: Fields, depth: number): ReactNode => {
    if ('href' in attributes) return refuse()
    const isHidden = attributes['aria-hidden'] === 'true'
    const props = {
      ...pickClass(node['classes']),
      ...pickStyle(node['style']),
      'aria-hidden': isHidden || undefined,
    }
    return createElement('span', props, ...drawAll(node['children'], depth))
  }

  const drawPath = (node: Fields): ReactNode => {
    const path = readPath(node)
    return path === null ? refuse() : createElement('path', { d: path })
  }

  const drawn = draw(tree, 0)
  return !isRefused && isValidElement(drawn) ? drawn : null
}

function drawSpace({ character, width }: Fields): ReactNode {
  if (typeof character === 'string') return createElement('mtext', {}, character)
  return createElement('mspace', { width: `${typeof width === 'number' ? Number(width.toFixed(4)) : 0}em` })
}

/** Draws a symbol of the HTML part, or a text of the MathML part, which has neither classes nor style. */
function drawSymbol(node: Fields, text: string): ReactNode {
  const italic = node['italic']
  const lean =
    typeof italic === 'number' && italic > 0 ? { marginRight: `${Number(italic.toFixed(4))}em` } : {}
  const { style = {} } = pickStyle(node['style'])
  const props = { ...pickClass(node['classes']), style: { ...lean, ...style } }
  const isBare = props.className === undefined && Object.keys(props.style).length === 0
  return isBare ? text : createElement('span', props, text)
}

/** KaTeX doesn't export its named outlines, so the path is taken from its markup. */
function readPath(node: Fields): string | null {
  const { alternate, toMarkup } = node
  const markup: unknown = typeof toMarkup === 'function' ? Reflect.apply(toMarkup, node, []) : ''
  const path =
    typeof alternate === 'string' && alternate !== ''
      ? alternate
      : /\bd="([^"]*)"/u.exec(typeof markup === 'string' ? markup : '')?.[1]
  return path !== undefined && plainPath.test(path) ? path : null
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const isPlain = (value: unknown): value is string => typeof value === 'string' && plainValue.test(value)
const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : undefined)

function pickClass(classes: unknown): { readonly className?: string } {
  if (!Array.isArray(classes)) return {}
  const names = classes.filter((name) => typeof name === 'string' && plainClass.test(name))
  return names.length === 0 ? {} : { className: names.join(' ') }
}

function pickStyle(style: unknown): { readonly style?: CSSProperties } {
  if (!isFields(style)) return {}
  const picked = Object.entries(style).filter(([name, value]) => styleNames.has(name) && isPlain(value))
  return picked.length === 0 ? {} : { style: Object.fromEntries(picked) }
}

/**
 * For an outline of fixed width KaTeX sets that width as a style too; the stylesheet stretches all others.
 */
function pickSvg(attributes: Fields): Record<string, unknown> {
  const picked = Object.entries(attributes).flatMap(([name, value]) => {
    const known = Object.hasOwn(svgAttributes, name) ? svgAttributes[name] : undefined
    return known !== undefined && isPlain(value) ? [[known, value] as const] : []
  })
  const { style } = attributes
  const width = typeof style === 'string' ? /^width:(-?[\d.]+em);?$/u.exec(style)?.[1] : undefined
  return { ...Object.fromEntries(picked), ...(width === undefined ? {} : { style: { width } }) }
}
