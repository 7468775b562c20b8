"""The interface alone, where the site's own addresses are not needed."""

from django.urls import include, path

urlpatterns = [path("api/", include("fairway.api.urls"))]
