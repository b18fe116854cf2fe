<?php
// Passes what it is given through wp_kses_post, as WordPress does with the posts of authors. Only what that function
// needs of WordPress is loaded: there is no site, no database and no server here.
// Usage: php kses.php FOLDER-OF-WORDPRESS < in.html > out.html
define( 'ABSPATH', rtrim( $argv[1], '/' ) . '/' );
define( 'WPINC', 'wp-includes' );

foreach ( array( 'compat.php', 'functions.php', 'plugin.php', 'formatting.php', 'kses.php' ) as $file ) {
	require ABSPATH . WPINC . '/' . $file;
}
echo wp_kses_post( stream_get_contents( STDIN ) );
