// The block in WordPress's editor: a report is chosen or uploaded, and shown at once. Written for wp.element, without a build.
(function ({ blocks, blockEditor, components, element, i18n }) {
  const { createElement: h, useEffect, useState, RawHTML, Fragment } = element;
  const { __ } = i18n;
  const { InspectorControls, MediaPlaceholder, useBlockProps } = blockEditor;
  const { Button, Notice, PanelBody, SelectControl, TextControl } = components;
  const reports = () => globalThis.HotlineReport;

  /** The static report: tables and notes alone, which WordPress lets pass from everybody. */
  async function staticReport(src) {
    const { loadReport } = reports();
    const report = await loadReport(src, { check: true });
    // So that the ids of two reports on a page differ.
    const prefix = `hr-${src.replaceAll(/\W+/g, '-').slice(-40)}-`;
    return { title: report.title, html: report.html({ plain: true, prefix, headingLevel: 2 }) };
  }

  function Edit({ attributes, setAttributes }) {
    const { src, charts, theme, tables } = attributes;
    const [fault, setFault] = useState('');
    const props = useBlockProps();

    useEffect(() => {
      if (!src) return undefined;
      let left = false;
      staticReport(src).then(
        (made) => !left && setAttributes(made),
        ({ message }) => !left && setFault(message),
      );
      return () => {
        left = true;
      };
    }, [src]);

    const choose = (file) => {
      // While it is uploaded, only the browser knows the file; one that was refused is none.
      if (!file?.id || !file.url) return;
      setFault('');
      setAttributes({ src: file.url });
    };
    const told = fault && h(Notice, { status: 'error', isDismissible: false }, fault);
    if (!src) {
      const labels = {
        title: __('Hotline report', 'hotline-report'),
        instructions: __('Upload a report document (JSON), or choose one of the media library.', 'hotline-report'),
      };
      return h(
        'div',
        props,
        told,
        h(MediaPlaceholder, {
          icon: 'chart-bar',
          labels,
          accept: '.json,application/json',
          allowedTypes: ['application/json'],
          onSelect: choose,
          onError: (message) => setFault(String(message)),
        }),
      );
    }
    const options = (names) => [
      { label: __('As usual', 'hotline-report'), value: '' },
      ...names.map((value) => ({ label: value, value })),
    ];
    return h(
      Fragment,
      null,
      h(
        InspectorControls,
        null,
        h(
          PanelBody,
          { title: __('Report', 'hotline-report') },
          h(SelectControl, {
            label: __('Charts', 'hotline-report'),
            value: charts,
            options: options(['canvas', 'svg', 'none']),
            onChange: (value) => setAttributes({ charts: value }),
          }),
          h(SelectControl, {
            label: __('Colours', 'hotline-report'),
            value: theme,
            options: options(['light', 'dark']),
            onChange: (value) => setAttributes({ theme: value }),
          }),
          h(TextControl, {
            label: __('Only these tables, by their ids', 'hotline-report'),
            value: tables,
            onChange: (value) => setAttributes({ tables: value }),
          }),
          h(
            Button,
            { variant: 'secondary', onClick: () => setAttributes({ src: '', html: '', title: '' }) },
            __('Another report', 'hotline-report'),
          ),
        ),
      ),
      h(
        'div',
        props,
        told,
        h('hotline-report', {
          src,
          loading: 'eager',
          ...(charts ? { charts } : {}),
          ...(theme ? { theme } : {}),
          ...(tables ? { tables } : {}),
        }),
      ),
    );
  }

  blocks.registerBlockType('hotline-report/report', {
    edit: Edit,
    save: ({ attributes: { html = '' } }) =>
      h(
        'div',
        { ...blockEditor.useBlockProps.save() },
        h('div', { className: 'hotline-report-static' }, h(RawHTML, null, html)),
      ),
  });
})(globalThis.wp);
