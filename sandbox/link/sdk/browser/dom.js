// @ts-check

/**
 * Creates an element with attributes and children. Text is inserted as text nodes, so it is never parsed as HTML.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Readonly<Record<string, string | boolean | undefined>>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(attribute, '');
    else if (typeof value === 'string') made.setAttribute(attribute, value);
  }
  made.append(...children);
  return made;
}

/**
 * Creates the icon of a package: a coloured square with its first letter. It is inline SVG, because the content
 * security policy of the client's page may forbid images. The colour is an SVG attribute, because the policy may forbid
 * inline styles.
 * @param {string} name
 * @param {string} colour
 */
export function tile(name, colour) {
  /** @param {string} shape @param {Readonly<Record<string, string>>} attributes */
  const draw = (shape, attributes) => {
    const node = document.createElementNS('http://www.w3.org/2000/svg', shape);
    for (const [attribute, value] of Object.entries(attributes)) node.setAttribute(attribute, value);
    return node;
  };
  const image = draw('svg', { viewBox: '0 0 48 48', 'aria-hidden': 'true' });
  const letter = draw('text', { x: '24', y: '33', 'text-anchor': 'middle', fill: '#fff', 'font-size': '26' });
  letter.textContent = name.slice(0, 1);
  image.append(draw('rect', { width: '48', height: '48', rx: '10', fill: colour }), letter);
  return image;
}
