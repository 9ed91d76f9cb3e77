// Data that arrives as script files, because `fetch` does not work from disk. Such a file is `steelyard.data(VALUE)`.
(function () {
  "use strict";
  var steelyard = window.steelyard = window.steelyard || {};
  var asked = {};

  // Give a promise of the value that the script at `url` brings, or of nothing for a plain script; one request a url.
  steelyard.load = function (url) {
    return asked[url] || (asked[url] = new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = url;
      script.onload = function () { done(script.steelyardData); script.remove(); };
      script.onerror = function () { delete asked[url]; script.remove(); failed(new Error(url)); };
      document.head.appendChild(script);
    }));
  };
  steelyard.data = function (value) { document.currentScript.steelyardData = value; };
})();
