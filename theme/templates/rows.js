{# RowsView: rows that filters.js puts into the home page, each as the HTML of the list, in the site's order. #}
{% from "row.html" import list_row %}
steelyard.data([
{% for row in page.rows %}
{{ list_row(row, page.root, known=true)|string|tojson }}{{ "," if not loop.last }}
{% endfor %}
]);
