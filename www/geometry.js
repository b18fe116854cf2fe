// Geometry of maps: what somebody gave this page, else what comes along with it.
import { json } from './resources.js';

/** @typedef {import('/pkg/geometry.js').GeometryFile} GeometryFile */

/** @type {Map<string, GeometryFile>} */
const given = new Map();

export const geometriesGiven = () => [...given.values()];

/** @param {GeometryFile} file */
export function giveGeometry(file) {
  given.set(file.code, file);
}

/** @param {GeometryFile} file */
export function leaveGeometry({ code }) {
  given.delete(code);
}

/** The geometry of a region. @param {string} region @returns {Promise<unknown>} */
export const geometryOf = async (region) => given.get(region) ?? json(`/pkg/maps/${region}.json`);
