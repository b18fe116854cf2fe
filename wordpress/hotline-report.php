<?php
/**
 * Plugin Name: Hotline report
 * Description: A block that shows the published report of a hotline: tables, notes and charts, drawn in the page.
 * Version: {version}
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * License: MIT OR Apache-2.0
 *
 * The block keeps the static report as its content, which needs no script and passes every filter of WordPress, also for
 * authors who may write no HTML of their own. Only where a page is shown, the element stands around it.
 */

defined( 'ABSPATH' ) || exit;

const HOTLINE_REPORT_VERSION = '{version}';
// No report is larger, in bytes.
const HOTLINE_REPORT_LARGEST = 20000000;

add_action(
	'init',
	function () {
		wp_register_script( 'hotline-report', plugins_url( 'hotline-report.js', __FILE__ ), array(), HOTLINE_REPORT_VERSION, true );
		wp_register_script(
			'hotline-report-editor',
			plugins_url( 'editor.js', __FILE__ ),
			array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element', 'wp-i18n', 'hotline-report' ),
			HOTLINE_REPORT_VERSION,
			true
		);
		wp_register_style( 'hotline-report', plugins_url( 'report.css', __FILE__ ), array(), HOTLINE_REPORT_VERSION );
		register_block_type( __DIR__, array( 'render_callback' => 'hotline_report_render' ) );
	}
);

/** The element around the static report. */
function hotline_report_render( $attributes, $content ) {
	$address = isset( $attributes['src'] ) ? $attributes['src'] : '';
	if ( '' === $address || is_feed() ) {
		return $content;
	}
	wp_enqueue_script( 'hotline-report' );
	$given = '';
	foreach ( array( 'charts', 'theme', 'tables', 'language' ) as $name ) {
		if ( ! empty( $attributes[ $name ] ) ) {
			$given .= sprintf( ' %s="%s"', $name, esc_attr( $attributes[ $name ] ) );
		}
	}
	return sprintf( '<hotline-report src="%s"%s>%s</hotline-report>', esc_url( $address ), $given, $content );
}

// Reports are JSON, which the media library takes from nobody by itself.
add_filter(
	'upload_mimes',
	function ( $types ) {
		$types['json'] = 'application/json';
		return $types;
	}
);

add_filter(
	'wp_check_filetype_and_ext',
	function ( $checked, $path, $name ) {
		// What looks at a file's first bytes takes JSON for plain text.
		if ( empty( $checked['ext'] ) && hotline_report_is_named( $name ) && hotline_report_is_document( $path ) ) {
			$checked['ext']  = 'json';
			$checked['type'] = 'application/json';
		}
		return $checked;
	},
	10,
	3
);

// No other JSON is taken than a report.
add_filter(
	'wp_handle_upload_prefilter',
	function ( $file ) {
		if ( hotline_report_is_named( $file['name'] ) && ! hotline_report_is_document( $file['tmp_name'] ) ) {
			$file['error'] = __( 'This is no report document of hotline-report. Save the report as JSON and upload that file.', 'hotline-report' );
		}
		return $file;
	}
);

function hotline_report_is_named( $name ) {
	return 'json' === strtolower( pathinfo( $name, PATHINFO_EXTENSION ) );
}

function hotline_report_is_document( $path ) {
	if ( ! is_readable( $path ) || filesize( $path ) > HOTLINE_REPORT_LARGEST ) {
		return false;
	}
	$document = json_decode( file_get_contents( $path ), true );
	return is_array( $document ) && isset( $document['version'], $document['title'], $document['jurisdiction'] );
}
