// The three browser engines of the page tests: where they are, and how they get there.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './needs.mjs';
import { ask, SetupError, which } from './run.mjs';

/** @satisfies {Record<string, import('./needs.mjs').Need>} */
export const needs = {
  chromium: {
    name: 'Chromium',
    find: () =>
      which(
        ...(process.env.CHROMIUM ? [process.env.CHROMIUM] : []),
        'chromium',
        'chromium-browser',
        'google-chrome',
        'google-chrome-stable',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      ),
    packages: ['chromium'],
    elsewhere: 'install Chrome or Chromium, or set CHROMIUM to its path',
  },
  chromedriver: {
    name: 'chromedriver',
    find: () => which('chromedriver'),
    packages: ['chromium-driver'],
    elsewhere: 'put the chromedriver of your version of Chrome on PATH (macOS: brew install chromedriver)',
  },
  firefox: {
    name: 'Firefox',
    find: () =>
      which(
        ...(process.env.FIREFOX ? [process.env.FIREFOX] : []),
        'firefox-esr',
        'firefox',
        '/Applications/Firefox.app/Contents/MacOS/firefox',
        'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
      ),
    packages: ['firefox-esr'],
    elsewhere: 'install Firefox, or set FIREFOX to its path',
  },
  webkitDriver: {
    name: 'WebKitWebDriver',
    find: () => which('WebKitWebDriver'),
    packages: ['webkit2gtk-driver'],
    elsewhere: "your distribution's WebKitGTK driver package; there is none for macOS and Windows",
  },
  miniBrowser: {
    name: "WebKitGTK's MiniBrowser",
    find: findMiniBrowser,
    packages: ['webkit2gtk-driver'],
    elsewhere: "your distribution's WebKitGTK package; there is none for macOS and Windows",
  },
  display: {
    name: 'Xvfb, on whose invisible screen WebKitGTK runs',
    find: () => which('Xvfb'),
    packages: ['xvfb'],
    elsewhere: "your distribution's Xvfb package; there is none for macOS and Windows",
  },
  fonts: {
    name: 'a font, without which pages are drawn empty',
    // Other systems than Linux come with fonts.
    find: () => (process.platform === 'linux' ? ask('fc-list') : 'the system') || undefined,
    packages: ['fonts-liberation', 'fonts-dejavu-core', 'fontconfig'],
    elsewhere: "your distribution's Liberation or DejaVu fonts, and fontconfig",
  },
  pdftotext: {
    name: 'pdftotext, which reads what was printed',
    find: () => which('pdftotext'),
    packages: ['poppler-utils'],
    elsewhere: 'install poppler (macOS: brew install poppler)',
  },
  php: {
    name: "php, which runs WordPress's own filter of posts",
    find: () => which(...(process.env.PHP ? [process.env.PHP] : []), 'php'),
    packages: ['php-cli'],
    elsewhere: 'install PHP 7.4 or newer (macOS: brew install php), or set PHP to its path',
  },
};

/** Distributions keep it out of PATH, in a folder named after the library. */
function findMiniBrowser() {
  for (const base of [`/usr/lib/${multiarch()}`, '/usr/libexec', '/usr/lib64', '/usr/lib']) {
    const found = which(...['4.1', '4.0', '6.0'].map((version) => join(base, `webkit2gtk-${version}`, 'MiniBrowser')));
    if (found) return found;
  }
  return which('MiniBrowser');
}

function multiarch() {
  return process.platform === 'linux'
    ? (readdirSync('/usr/lib').find((name) => name.endsWith('-linux-gnu')) ?? '')
    : '';
}

/** The path of what a test is about to start. @param {keyof typeof needs} key */
export function program(key) {
  const found = needs[key].find();
  if (!found) throw new SetupError(`${needs[key].name} is missing: ${needs[key].elsewhere}`);
  return found;
}

/** Installs what the tests in browsers need. */
export const ensureBrowsers = () => install(Object.values(needs), 'the tests in browsers');
