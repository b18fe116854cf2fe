'use client';
// A thin component around the element: what React sets as attributes stays an attribute, objects become properties.
import { createElement, useEffect, useImperativeHandle, useRef } from 'react';
// oxlint-disable-next-line import/no-unassigned-import
import './element.js';
import { isOfPage } from './html-attributes.js';

const events = { onReady: 'report-ready', onError: 'report-error', onCellFocus: 'cell-focus' };

const switches = ['check', 'notes', 'sortable', 'controls'];
const words = ['src', 'charts', 'permalink', 'language', 'theme', 'loading', 'prefix'];
const renamed = { noteNumbering: 'note-numbering', headingLevel: 'heading-level' };
/** Props of React's own. */
const ofReact = ['suppressHydrationWarning', 'suppressContentEditableWarning'];

/** Attributes of the element, which a server renders and the browser finds the same; and the props that nobody knows. */
function attributesOf({ tables, geometry, ...options }) {
  const attributes = {
    ...(tables === undefined ? {} : { tables: Array.isArray(tables) ? tables.join(' ') : tables }),
    ...(typeof geometry === 'string' ? { geometry } : {}),
  };
  const unknown = [];
  for (const [name, value] of Object.entries(options)) {
    if (switches.includes(name)) attributes[name] = typeof value === 'boolean' ? (value ? 'on' : 'off') : value;
    else if (Object.hasOwn(renamed, name)) attributes[renamed[name]] = value;
    else if (words.includes(name) || ofReact.includes(name) || isOfPage(name)) attributes[name] = value;
    else unknown.push(name);
  }
  return { attributes, unknown: unknown.join(' ') };
}

/** Sets a property when its value changes; absent, it is the element's own again. */
function useProperty(element, name, value) {
  useEffect(() => {
    if (element.current[name] !== value) element.current[name] = value;
  }, [element, name, value]);
}

/** Listens while it is on the page, always to the last listener that was given. */
function useEvent(element, prop, listener) {
  const last = useRef(listener);
  useEffect(() => {
    last.current = listener;
  });
  useEffect(() => {
    const target = element.current;
    const tell = (event) => last.current?.(event.detail, event);
    target.addEventListener(events[prop], tell);
    return () => target.removeEventListener(events[prop], tell);
  }, [element, prop]);
}

export function HotlineReport({ report, html, children, ref, onReady, onError, onCellFocus, ...options }) {
  const element = useRef(null);
  const { geometry } = options;
  const { attributes, unknown } = attributesOf(options);
  useImperativeHandle(ref, () => element.current, []);
  useEvent(element, 'onReady', onReady);
  useEvent(element, 'onError', onError);
  useEvent(element, 'onCellFocus', onCellFocus);
  useProperty(element, 'unknownProps', unknown);
  useProperty(element, 'report', report);
  useProperty(element, 'geometry', typeof geometry === 'string' ? undefined : geometry);
  const inside = html === undefined ? children : createElement('div', { dangerouslySetInnerHTML: { __html: html } });
  return createElement('hotline-report', { ...attributes, ref: element }, inside);
}
