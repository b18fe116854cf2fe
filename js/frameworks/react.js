'use client';
// A thin component around the element: what React sets as attributes stays an attribute, objects become properties.
import { createElement, useEffect, useRef } from 'react';
// oxlint-disable-next-line import/no-unassigned-import
import './element.js';

const events = { onReady: 'report-ready', onError: 'report-error', onCellFocus: 'cell-focus' };

/** Options that are `on` or `off` as attributes. */
function switches(options) {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, value ? 'on' : 'off']));
}

/** Attributes of the element: a server renders them, and the browser finds the same. */
function attributesOf({ notes, sortable, controls, tables, geometry, headingLevel, ...others }) {
  return {
    ...others,
    ...switches({ notes, sortable, controls }),
    ...(tables === undefined ? {} : { tables: tables.join(' ') }),
    ...(typeof geometry === 'string' ? { geometry } : {}),
    ...(headingLevel === undefined ? {} : { 'heading-level': headingLevel }),
  };
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

export function HotlineReport({ report, geometry, html, children, onReady, onError, onCellFocus, ...options }) {
  const element = useRef(null);
  useEvent(element, 'onReady', onReady);
  useEvent(element, 'onError', onError);
  useEvent(element, 'onCellFocus', onCellFocus);
  useProperty(element, 'report', report);
  useProperty(element, 'geometry', typeof geometry === 'string' ? undefined : geometry);
  const inside = html === undefined ? children : createElement('div', { dangerouslySetInnerHTML: { __html: html } });
  return createElement('hotline-report', { ...attributesOf({ ...options, geometry }), ref: element }, inside);
}
