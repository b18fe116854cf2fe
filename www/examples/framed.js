// The page within an iframe tells the page around it how high it is.
import { postHeight } from '/pkg/frame-height.js';

postHeight();
