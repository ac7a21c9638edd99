# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The smallest form with everything that a visit leaves behind: two questions, two calculates, two outcomes."""

from kiosk.flow.form import Form
from kiosk.flow.xform.fields import KIOSK
from kiosk.flow.xform.load import load_form

_XML = """
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:jr="http://openrosa.org/javarosa" xmlns:kiosk="@KIOSK@">
  <h:head>
    <h:title>Proef</h:title>
    <model>
      <itext>
        <translation lang="Nederlands (nl)" default="true()">
          <text id="doel"><value>Wat zoekt u?</value></text>
          <text id="naam"><value>Hoe heet het?</value></text>
          <text id="werk"><value>Werk</value></text>
          <text id="geld"><value>Geld</value></text>
        </translation>
        <translation lang="English (en)">
          <text id="doel"><value>What do you need?</value></text>
          <text id="naam"><value>What is it called?</value></text>
          <text id="werk"><value>Work</value></text>
          <text id="geld"><value>Money</value></text>
        </translation>
      </itext>
      <instance>
        <data id="proef" version="2026.11 Proef">
          <doel/>
          <naam/>
          <woonplaats/>
          <bezoekerstype/>
          <outcomes>
            <baan/>
            <gids/>
          </outcomes>
        </data>
      </instance>
      <bind nodeset="/data/doel" type="string" required="true()"/>
      <bind nodeset="/data/naam" type="string" relevant=" /data/doel  = 'werk'"/>
      <bind nodeset="/data/woonplaats" type="string" calculate="'rivierstad'"/>
      <bind nodeset="/data/bezoekerstype" type="string"
          calculate="if( /data/doel  = 'werk', 'werkzoekende', 'anders')"/>
      <bind nodeset="/data/outcomes/baan" readonly="true()" type="string" relevant=" /data/doel  = 'werk'"
          kiosk:services="uwv-werk" kiosk:theme="EW01"/>
      <bind nodeset="/data/outcomes/gids" readonly="true()" type="string" relevant=" /data/naam  = 'gids'"
          kiosk:services="gids" kiosk:theme="EW09" kiosk:person="yes"/>
    </model>
  </h:head>
  <h:body>
    <select1 ref="/data/doel">
      <label ref="jr:itext('doel')"/>
      <item><label ref="jr:itext('werk')"/><value>werk</value></item>
      <item><label ref="jr:itext('geld')"/><value>geld</value></item>
    </select1>
    <input ref="/data/naam"><label ref="jr:itext('naam')"/></input>
    <group ref="/data/outcomes">
      <input ref="/data/outcomes/baan"><label>UWV</label></input>
      <input ref="/data/outcomes/gids"><label>De gids</label></input>
    </group>
  </h:body>
</h:html>
"""


def tiny_form() -> Form:
    """doel (werk, geld) -> naam (text, for werk only); outcome baan for werk, gids when naam is 'gids'."""
    return load_form(_XML.replace("@KIOSK@", KIOSK))
